using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Outputs;

public sealed class DocumentBlockTests
{
    private const string Cargo = """
        {
          "type": "array", "x-cp-kind": "matrix", "x-cp-unit": "t", "maxItems": 100,
          "x-cp-matrix": {
            "lines": { "steel": { "ja": "鋼材", "en": "Steel" }, "paper": { "ja": "紙", "en": "Paper" }, "grain": { "ja": "穀物", "en": "Grain" } },
            "columns": { "out": { "ja": "移出", "en": "Out" }, "in": { "ja": "移入", "en": "In" }, "transit": { "ja": "通過", "en": "Transit" } },
            "totals": ["lines", "columns"]
          },
          "items": {
            "type": "object", "additionalProperties": false, "required": ["line", "column", "value"],
            "properties": { "line": { "type": "string" }, "column": { "type": "string" }, "value": { "type": "integer", "minimum": 0 } }
          }
        }
        """;

    private const string Site = """
        {
          "type": "object", "x-cp-kind": "location", "additionalProperties": false, "required": ["type", "coordinates"],
          "x-cp-map": { "list": "port-map", "geometries": ["polygon", "line", "point"] },
          "properties": {
            "type": { "type": "string", "enum": ["Point", "LineString", "Polygon"] },
            "coordinates": { "type": "array", "items": { "type": ["array", "number"], "items": { "type": ["array", "number"], "items": { "type": "number" } } } },
            "area": { "type": "number", "minimum": 0 }, "length": { "type": "number", "minimum": 0 }
          }
        }
        """;

    private const string Map = """
        {
          "version": "1", "title": { "ja": "地図", "en": "Map" }, "extent": "port", "columns": { "geometry": "text", "layer": "text" },
          "rows": {
            "land": { "ja": "宇品", "en": "Ujina", "attributes": { "layer": "land",
              "geometry": "{\"type\": \"Polygon\", \"coordinates\": [[[132.45, 34.35], [132.47, 34.35], [132.47, 34.36], [132.45, 34.35]]]}" } }
          },
          "order": ["land"]
        }
        """;

    private const string Values = """
        {
          "boatName": "第三みなと丸", "boatKind": "pleasure", "length": 7.2, "day": "2026-05-03",
          "cargo": [{ "line": "steel", "column": "out", "value": 1200 }, { "line": "steel", "column": "in", "value": 30 }, { "line": "grain", "column": "in", "value": 4 }],
          "site": { "type": "LineString", "coordinates": [[132.451, 34.352], [132.452, 34.353]], "length": 143.9 }
        }
        """;

    private static readonly CompiledForm Form = Slipway.Compile(Documented(
        """{ "kind": "fields", "heading": { "ja": "内容", "en": "Content" }, "fields": ["/boatName", "/length", "/cargo", "/site", "/day"], "columns": 2, "break": true }"""));

    [Fact]
    public void A_matrix_and_a_place_part_the_list_of_answers_and_stand_by_themselves()
    {
        var blocks = Drawn("ja");

        Assert.Equal(["what", "what:2", "what:3", "what:4"], blocks.Select(b => b.Id));
        Assert.Equal([true, false, false, false], blocks.Select(b => b.Break));
        Assert.Equal(["内容", null, null, null], blocks.Select(b => b.Heading));
        Assert.Equal(["船名", "全長"], Assert.IsType<DocumentBlock.Answers>(blocks[0]).Items.Select(i => i.Label));
        Assert.Equal(2, Assert.IsType<DocumentBlock.Answers>(blocks[3]).Columns);
    }

    [Fact]
    public void A_matrix_shows_its_filled_lines_and_columns_with_totals()
    {
        var matrix = Assert.IsType<DocumentBlock.Matrix>(Drawn("ja")[1]);

        Assert.Equal(("貨物", "t"), (matrix.Label, matrix.Content.Unit));
        Assert.Equal(["移出", "移入", "合計"], matrix.Content.Columns);
        Assert.Equal(["鋼材|1,200|30|1,230", "穀物||4|4", "合計|1,200|34|1,234"], matrix.Content.Lines.Select(l => $"{l.Label}|{string.Join('|', l.Cells)}"));
        Assert.Equal([false, false, true], matrix.Content.Lines.Select(l => l.IsTotal));
        Assert.Equal("Total", Assert.IsType<DocumentBlock.Matrix>(Drawn("en")[1]).Content.Lines[^1].Label);
    }

    [Fact]
    public void A_matrix_with_a_line_that_the_form_no_longer_has_is_told_as_text()
    {
        var blocks = Drawn("ja", v => v.With("/cargo", Value.Parse("""[{ "line": "coal", "column": "out", "value": 7 }]""")));

        Assert.Contains(blocks.OfType<DocumentBlock.Answers>().SelectMany(a => a.Items), i => i.Label == "貨物" && i.Text.Contains("coal", StringComparison.Ordinal));
    }

    [Fact]
    public void A_place_is_a_figure_on_the_port_s_map_with_its_coordinates_as_text()
    {
        var place = Assert.IsType<DocumentBlock.Place>(Drawn("ja")[2]);

        Assert.Equal(("場所", 2, false), (place.Label, place.Figure.Corners.Count, place.Figure.IsArea));
        Assert.Equal(("land", "宇品"), (Assert.Single(place.Figure.Shapes).Layer, place.Figure.Shapes[0].Label));
        Assert.StartsWith("M", place.Figure.Own, StringComparison.Ordinal);
        Assert.Contains("長さ 143.9 m", place.Text, StringComparison.Ordinal);
        Assert.Contains("北緯 34.35200 東経 132.45100", place.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void All_answers_hold_them_too()
    {
        var form = Slipway.Compile(Documented("""{ "kind": "answers", "columns": 2 }"""));
        var blocks = form.Outputs.Document("acceptance", Value.Parse(Values), Value.Null, Slipway.OnMayDay()).Blocks;

        Assert.Single(blocks.OfType<DocumentBlock.Matrix>());
        Assert.Single(blocks.OfType<DocumentBlock.Place>());
        Assert.All(blocks.OfType<DocumentBlock.Answers>(), a => Assert.Equal(2, a.Columns));
    }

    [Theory]
    [InlineData("""{ "kind": "fields", "fields": ["/boatName"], "columns": 3 }""", "not-one-of", "/columns")]
    [InlineData("""{ "kind": "fields", "fields": ["/boatName"], "break": "yes" }""", "wrong-type", "/break")]
    [InlineData("""{ "kind": "paragraph", "text": { "ja": "あ", "en": "a" }, "columns": 2 }""", "unknown-member", "/columns")]
    public void A_wrong_layout_is_named_with_its_place(string block, string code, string at)
    {
        var problem = Assert.Single(PackageReader.Read(Documented(block)).Problems);

        Assert.Equal((code, "/documents/acceptance/blocks/what" + at), (problem.Code, problem.Pointer));
    }

    private static IReadOnlyList<DocumentBlock> Drawn(string language, Func<Value, Value>? change = null)
    {
        var values = Value.Parse(Values);
        return Form.Outputs.Document("acceptance", change is null ? values : change(values), Value.Null, Slipway.OnMayDay() with { Language = language }).Blocks;
    }

    // the form of the documentation with cargo and a place, and a document of one block
    private static PackageFiles Documented(string block)
    {
        var schema = Slipway.With(PackagePaths.Schema, s =>
        {
            s["properties"]!["cargo"] = JsonNode.Parse(Cargo);
            s["properties"]!["site"] = JsonNode.Parse(Site);
        });
        var ui = Slipway.With(PackagePaths.Ui, u =>
        {
            u["nodes"]!["field:/cargo"] = JsonNode.Parse("""{ "kind": "field", "parent": "page:boat", "label": { "ja": "貨物", "en": "Cargo" } }""");
            u["nodes"]!["field:/site"] = JsonNode.Parse("""{ "kind": "field", "parent": "page:boat", "label": { "ja": "場所", "en": "Place" } }""");
            u["order"]!["page:boat"]!.AsArray().Add("field:/cargo");
            u["order"]!["page:boat"]!.AsArray().Add("field:/site");
        });
        var outputs = Slipway.With(PackagePaths.Outputs, o =>
        {
            o["documents"]!["acceptance"]!["blocks"] = new JsonObject { ["what"] = JsonNode.Parse(block) };
            o["documents"]!["acceptance"]!["order"] = new JsonArray("what");
        });
        return Slipway.Files.With(PackagePaths.Schema, schema[PackagePaths.Schema]!.Value).With(PackagePaths.Ui, ui[PackagePaths.Ui]!.Value)
            .With(PackagePaths.Outputs, outputs[PackagePaths.Outputs]!.Value).With(PackagePaths.CodeList("port-map"), Map);
    }
}

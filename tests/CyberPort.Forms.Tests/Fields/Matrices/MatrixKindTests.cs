using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Matrices;

namespace CyberPort.Forms.Tests.Fields.Matrices;

public sealed class MatrixKindTests
{
    private static readonly MatrixKind Kind = new();

    private static readonly FieldSpec Field = new()
    {
        Path = "/cargo",
        Schema = Value.Parse("""
            {
              "x-cp-unit": "t",
              "x-cp-matrix": {
                "lines": { "steel": { "ja": "鋼材", "en": "Steel" }, "coal": { "ja": "石炭", "en": "Coal" } },
                "columns": { "out": { "ja": "移出", "en": "Out" }, "in": { "ja": "移入", "en": "In" } },
                "totals": ["lines", "columns"]
              },
              "items": { "properties": { "line": { "type": "string" }, "column": { "type": "string" }, "value": { "type": "integer", "minimum": 0, "maximum": 5000 } } }
            }
            """),
    };

    [Fact]
    public void Cells_are_folded_and_stored_in_the_order_of_the_form_and_summed()
    {
        var reading = Read(("coal~in", "３"), ("steel~out", "1,240"), ("steel~in", "10t"), ("coal~out", ""));

        Assert.Empty(reading.Findings);
        Assert.Equal(Value.Parse("""
            [{ "line": "steel", "column": "out", "value": 1240 }, { "line": "steel", "column": "in", "value": 10 }, { "line": "coal", "column": "in", "value": 3 }]
            """), reading.Value);
        var sums = Kind.Outputs(Field, reading.Value, "ja");
        Assert.Equal(("1,250", "3", "1,240", "13", "1,253"), (sums["steel~*"], sums["coal~*"], sums["*~out"], sums["*~in"], sums["*~*"]));
        Assert.Equal("鋼材：移出 1,240 t、移入 10 t\n石炭：移入 3 t\n合計：1,253 t", Kind.Show(Field, reading.Value, "ja"));
        Assert.Equal("Steel: Out 1,240 t, In 10 t\nCoal: In 3 t\nTotal: 1,253 t", Kind.Show(Field, reading.Value, "en"));
        Assert.Equal("steel/out=1240;steel/in=10;coal/in=3", Kind.Csv(Field, reading.Value));
    }

    [Theory]
    [InlineData("x", "number", "鋼材・移出は、数字で")]
    [InlineData("1.5", "integer", "鋼材・移出は、整数で")]
    [InlineData("-1", "minimum", "鋼材・移出は、0 以上で")]
    [InlineData("5001", "maximum", "鋼材・移出は、5,000 以下で")]
    public void A_wrong_cell_is_named_and_kept_as_it_was_typed(string typed, string keyword, string says)
    {
        var reading = Read(("steel~out", typed), ("coal~in", "1"));

        var finding = Assert.Single(reading.Findings);
        Assert.Equal((keyword, "steel~out"), (finding.Keyword, finding.Part));
        Assert.StartsWith(says, finding.Message.Ja, StringComparison.Ordinal);
        Assert.StartsWith("Steel, Out: ", finding.Message.En, StringComparison.Ordinal);
        Assert.Equal(typed, Kind.Parts(Field, reading.Value)["steel~out"]);
    }

    [Fact]
    public void Nothing_entered_is_no_answer_and_a_line_that_is_gone_is_said()
    {
        Assert.Equal(Value.Null, Read(("steel~out", " ")).Value);
        var old = Value.Parse("""[{ "line": "cotton", "column": "out", "value": 4 }]""");

        Assert.Equal("list", Assert.Single(Kind.Check(Field, old)).Keyword);
        Assert.Equal(Value.Null, Kind.Read(Field, PostedParts.Of(Kind.Parts(Field, old))).Value);
        Assert.StartsWith("cotton：移出 4 t", Kind.Show(Field, old, "ja"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_matrix_without_lines_or_cells_cannot_be_published()
    {
        var faults = Kind.Faults(new() { Path = "/it", Schema = Value.Parse("""{ "x-cp-matrix": { "lines": "no-such-list" } }""") }).ToList();

        Assert.Equal(["/x-cp-matrix/lines", "/x-cp-matrix/columns", "/items"], faults.Select(fault => fault.Pointer));
        Assert.Empty(Kind.Faults(Field));
    }

    private static FieldReading Read(params (string, string)[] parts) => Kind.Read(Field, PostedParts.Of(parts));
}

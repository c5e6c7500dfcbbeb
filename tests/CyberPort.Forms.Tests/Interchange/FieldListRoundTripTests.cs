using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Interchange;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Interchange;

/// <summary>A form that goes out as a list of fields and comes in again has the same fields.</summary>
public sealed class FieldListRoundTripTests
{
    private static readonly FieldListFrame Frame = new()
    {
        Id = "mlit/again", Title = new("もう一度", "Again"), Catalogue = "PR-001", Key = "again", EffectiveFrom = new(2026, 4, 1),
    };

    public static TheoryData<string> Forms =>
        [.. Shelf.Items.Values.Where(i => i.Package?.Manifest.Kind == CyberPort.Forms.Manifests.PackageKind.Procedure).Select(i => i.Folder)
            .Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Forms))]
    public void The_sheets_of_a_form_give_the_same_fields(string folder) => SameFields(folder, FieldListWriter.Write);

    [Theory, MemberData(nameof(Forms))]
    public void The_XLSForm_of_a_form_gives_the_same_fields(string folder) => SameFields(folder, XlsFormWriter.Write);

    [Fact]
    public void The_CSV_is_the_layout_of_the_national_list()
    {
        var form = Shelf.National.Package;
        var sheets = FieldListWriter.Write(form);

        var list = FieldListReader.Read("fields.csv", Encoding.UTF8.GetString(sheets[0].ToCsv()), "").List!;

        Assert.Equal("procedure_or_block,seq,field_key,name_ja,name_en,type,unit,required,code_list,role,source,is_inferred",
            string.Join(',', sheets[0].Rows[0].Take(12)));
        Assert.Equal(form.Fields.Count, list.Rows.Count);
        Assert.All(list.Rows.Zip(form.Fields), pair => Assert.Equal(form.Ui.Showing(pair.Second.Path)?.Label ?? pair.First.Name,
            pair.First.Name));
        Assert.Contains(list.Rows, r => r.Presence == Presence.Conditional);
    }

    [Fact]
    public void A_cell_that_looks_like_a_formula_is_guarded_in_CSV_and_comes_back()
    {
        var csv = Encoding.UTF8.GetString(new Sheet("x", [["a"], ["=1+1"], ["-5"], ["plain"]]).ToCsv());

        Assert.Equal("\uFEFFa\r\n'=1+1\r\n'-5\r\nplain\r\n", csv);
        Assert.Equal(["=1+1", "-5", "plain"], CsvTable.Read(csv).Rows.Select(r => r["a"]));
    }

    [Fact]
    public void Columns_of_a_repeated_group_need_their_group_and_a_schema_is_JSON()
    {
        const string head = "field_key,name_ja,name_en,type,required,schema\n";

        Assert.Equal(("no-group", "/2/field_key"), Only(head + "crew[].name,氏名,Name,string,Y,\n"));
        Assert.Equal(("bad-schema", "/2/schema"), Only(head + "crew,乗組員,Crew,string,Y,{\n"));
        Assert.Equal("no-sheet", Assert.Single(FieldListSheets.Read("x.xlsx", [new("a", [["b"]])], "").Problems).Code);

        static (string, string) Only(string csv) =>
            FieldListReader.Read("x.csv", csv, "").Problems is [var one] ? (one.Code, one.Pointer) : default;
    }

    private static void SameFields(string folder, Func<FormPackage, IReadOnlyList<Sheet>> write)
    {
        var form = Shelf.Items[folder].Package!;
        var libraries = Shelf.Items.Values.Where(i => i.Folder.StartsWith("common/", StringComparison.Ordinal))
            .ToDictionary(i => i.Package!.Manifest.Id, i => i.Package!);
        var included = FieldListPackage.Libraries.SelectMany(id => libraries[id].Fields.Select(f => f.Path)).ToHashSet();

        var list = FieldListSheets.Read("x.xlsx", write(form), "");
        Assert.Empty(list.Problems);
        var reading = PackageReader.Read(FieldListPackage.Begin(list.List!, Frame, included), libraries);

        Assert.True(reading.Problems.Count == 0, string.Join("\n", reading.Problems.Take(5)));
        var fields = reading.Package!.Fields.ToDictionary(f => f.Path);
        Assert.Equal([], form.Fields.Select(f => InBase(f.Path)).Except(fields.Keys));
        foreach (var field in form.Fields.Where(f => !included.Contains(f.Path)))
        {
            var again = fields[InBase(field.Path)];
            Assert.Equal((InBase(field.Path), field.Kind, field.Required, field.Off, field.List),
                (again.Path, again.Kind, again.Required, again.Off, again.List));
            Assert.Equal(Limits(field), Limits(again));
            if (form.Ui.Showing(field.Path) is { } node) Assert.Equal((node.Label, node.Help),
                (reading.Package.Ui.Showing(again.Path)!.Label, reading.Package.Ui.Showing(again.Path)!.Help));
            if (field.List is { } name) Assert.Equal(form.CodeLists[name].Rows.Keys.Order(), reading.Package.CodeLists[name]
                .Rows.Keys.Order());
        }
    }

    // what was a port's own item is an item of the new form like any other
    private static string InBase(string path) => path.StartsWith("/ext/", StringComparison.Ordinal) ? path["/ext".Length..] : path;

    private static string Limits(FormField field) => Value.Of(ValueRecord.Of(field.Schema.AsRecord
        .Where(m => m.Value.Kind is ValueKind.Number or ValueKind.Text or ValueKind.Boolean && m.Key is not ("$ref" or "x-cp-class"))
            .OrderBy(m => m.Key, StringComparer.Ordinal))).ToJson();
}

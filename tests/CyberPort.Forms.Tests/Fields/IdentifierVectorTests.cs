using CyberPort.Expressions;
using CyberPort.Forms.Fields;

namespace CyberPort.Forms.Tests.Fields;

public sealed class IdentifierVectorTests
{
    public static TheoryData<string, string, string> Vectors { get; } = Load();

    [Theory]
    [MemberData(nameof(Vectors))]
    public void What_is_typed_is_folded_or_kept_with_a_finding(string kind, string typed, string expected)
    {
        var (name, spec) = Field(kind);
        var fieldKind = FieldKinds.Standard[name];

        var reading = fieldKind.Read(spec, PostedParts.Of(("", typed)));

        if (expected.StartsWith('!'))
        {
            var finding = Assert.Single(reading.Findings);
            Assert.Equal(expected[1..], finding.Keyword);
            Assert.True(reading.Value.IsText || reading.Value.IsNumber);
            return;
        }
        Assert.Empty(reading.Findings);
        Assert.Equal(expected, fieldKind.Csv(spec, reading.Value));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Reading_again_what_the_inputs_show_changes_nothing(string kind, string typed, string expected)
    {
        var (name, spec) = Field(kind);
        var fieldKind = FieldKinds.Standard[name];
        var first = fieldKind.Read(spec, PostedParts.Of(("", typed)));

        var second = fieldKind.Read(spec, PostedParts.Of(fieldKind.Parts(spec, first.Value)));

        Assert.Equal(first.Value, second.Value);
        Assert.Equal(expected.StartsWith('!'), second.Findings.Count > 0);
    }

    private static (string Kind, FieldSpec Spec) Field(string kind)
    {
        var plain = new FieldSpec { Path = "/it", Control = "single" };
        FieldSpec Fold(string fold) => plain with { Schema = Value.Record(("x-cp-fold", Value.Of(fold))) };
        return kind switch
        {
            "法人番号" => ("text", Fold("legalEntityNumber")),
            "和暦" => ("date", plain),
            "全角数字" => ("number", plain with { Schema = Value.Record(("x-cp-unit", Value.Of("㎡"))) }),
            "郵便番号" => ("text", Fold("postalCode")),
            "カナ" => ("text", Fold("kana")),
            "電話番号" => ("text", Fold("phone")),
            "メール" => ("text", plain with { Schema = Value.Record(("format", Value.Of("email"))) }),
            "商号" => ("text", Fold("tradeName")),
            "符号" => ("text", Fold("code")),
            "時刻" => ("time", plain),
            "金額" => ("money", plain),
            _ => ("text", plain),
        };
    }

    private static TheoryData<string, string, string> Load()
    {
        var data = new TheoryData<string, string, string>();
        var path = Path.Combine(AppContext.BaseDirectory, "Fields", "Vectors", "identifiers.csv");
        foreach (var line in File.ReadLines(path).Skip(1).Where(line => line.Length > 0))
        {
            var cells = Cells(line);
            data.Add(cells[0], cells[1], cells[2]);
        }
        return data;
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var quoted = false;
        var cell = "";
        foreach (var letter in line)
        {
            if (letter == '"') quoted = !quoted;
            else if (letter == ',' && !quoted)
            {
                cells.Add(cell);
                cell = "";
            }
            else cell += letter;
        }
        cells.Add(cell);
        return cells;
    }
}

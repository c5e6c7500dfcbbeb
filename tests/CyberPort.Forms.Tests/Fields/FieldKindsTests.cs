using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Fields;

public sealed class FieldKindsTests
{
    private static readonly string[] Typed =
    [
        "", " ", "abc", "１２３", "1,240", "令和6年11月5日", "2024-11-05", "R6.13.1", "港", "\U00020BB7", "葛\U000E0100", "ﾐﾅﾄ", "〒734-0014", "ー－‐−–",
        "㍿", "はい", "true", "no", "9:30", "a", "\u202Eabc", "x\0y", "\uD800", "8000012010038", "12.50", "-0", "　", "<b>", "a\r\nb", "1月", "元", "13", "2024",
    ];

    private const string Notes = """
        {
          "x-cp-agreement": { "signed": true }, "x-cp-map": { "geometries": ["line", "polygon", "point"], "maxPoints": 4 },
          "x-cp-matrix": { "lines": { "a": { "ja": "甲", "en": "A" }, "b": {} }, "columns": { "x": { "ja": "い", "en": "X" } }, "totals": ["lines"] },
          "items": { "properties": { "line": {}, "column": {}, "value": { "type": "integer", "maximum": 1000 } } }
        }
        """;

    public static TheoryData<string> Names { get; } = [.. FieldKinds.Standard.Names];

    [Fact]
    public void The_registry_holds_the_kinds_of_the_form_language()
    {
        string[] wanted =
        [
            "agreement", "choice", "computed", "date", "documentText", "eraDate", "facility", "file", "integer", "location", "lookup", "matrix", "money",
            "multiChoice", "multiline", "note", "number", "party", "period", "rows", "text", "time", "vessel", "yesNo",
        ];

        Assert.Equal(wanted, FieldKinds.Standard.Names);
        Assert.Null(FieldKinds.Standard.Find("telepathy"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_is_typed_survives_being_read_shown_and_read_again(string name)
    {
        var kind = FieldKinds.Standard[name];
        if (!kind.IsPosted) return;
        foreach (var spec in Specs())
        {
            var texts = Gen.Elements(Typed);
            var names = kind.PartNames(spec);
            var posts = texts.ArrayOf(names.Count)
                .Select(values => PostedParts.Of(names.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second)));
            Prop.ForAll(posts.ToArbitrary(), parts =>
            {
                var first = kind.Read(spec, parts);
                var shown = kind.Parts(spec, first.Value);
                var second = kind.Read(spec, Again(name, shown));

                Assert.Equal(first.Value, second.Value);
                Assert.Equal(first.Findings.Select(finding => finding.Keyword), second.Findings.Select(finding => finding.Keyword));
                Assert.Equal(shown, kind.Parts(spec, second.Value));
                Assert.NotEmpty(kind.Show(spec, first.Value, "ja"));
                Assert.NotEmpty(kind.Show(spec, first.Value, "en"));
                Assert.NotNull(kind.Csv(spec, first.Value));
                Assert.All(first.Findings, finding => Assert.Contains(finding.Part, kind.PartNames(spec)));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_value_is_shown_in_both_languages_and_nothing_is_a_dash(string name)
    {
        var kind = FieldKinds.Standard[name];
        var spec = new FieldSpec { Path = "/it" };

        Assert.Equal(name == "note" ? "" : FieldKind.Empty, kind.Show(spec, Value.Null, "ja"));
        Assert.Equal("", kind.Csv(spec, name == "rows" ? Value.Null : Value.Null).Replace("0", "", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_sample_is_a_value_without_findings(string name)
    {
        var kind = FieldKinds.Standard[name];
        foreach (var spec in Specs())
        {
            var sample = kind.Sample(spec);
            Assert.Empty(sample.IsNull ? [] : kind.Check(spec, sample));
            if (!sample.IsNull) Assert.NotEqual(FieldKind.Empty, kind.Show(spec, sample, "ja"));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_of_a_wrong_kind_never_throws(string name)
    {
        var kind = FieldKinds.Standard[name];
        var spec = new FieldSpec { Path = "/it" };
        foreach (var value in new[] { Value.True, Value.Of(1.5m), Value.Of("x"), Value.List(Value.True), Value.Record(("from", Value.Of(1))), Value.Null })
        {
            _ = kind.Check(spec, value).ToList();
            _ = kind.Show(spec, value, "ja");
            _ = kind.Parts(spec, value);
            _ = kind.Csv(spec, value);
        }
    }

    private static PostedParts Again(string name, IReadOnlyDictionary<string, string> shown) => name == "multiChoice"
        ? PostedParts.Of([.. shown.Values.Select(code => ("", code))])
        : PostedParts.Of(shown);

    private static IEnumerable<FieldSpec> Specs()
    {
        var options = new[] { "a", "港", "true" }.Select(code => new Option(code, new($"{code}の名", $"{code} name"))).ToList();
        yield return new() { Path = "/it", Options = options };
        yield return new() { Path = "/it", Control = "single" };
        yield return new() { Path = "/it", InEras = false };
        yield return new() { Path = "/it", Schema = Value.Parse(Notes), Options = options, Help = new("同意します", "I agree") };
        foreach (var fold in new[] { "code", "kana", "postalCode", "phone", "mail", "legalEntityNumber", "tradeName" })
            yield return new() { Path = "/it", Schema = Value.Record(("x-cp-fold", Value.Of(fold)), ("x-cp-unit", Value.Of("㎡"))) };
    }
}

using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Schemas;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Publishing;

/// <summary>What holds for every form and any answers, tried on the forms of two ports with answers that were tampered with.</summary>
public sealed class CompiledFormPropertyTests
{
    private static readonly string[] Junk =
        ["true", "false", "0", "-1", "250.5", "1e20", "\"\"", "\" \"", "\"water\"", "\"seabed\"", "\"pipe\"", "\"government\"", "\"individual\"", "\"2026-06-01\"", "\"2030-02-30\"",
         "\"１２ｘ\"", "\"<script>\"", "[]", "[1]", "[{}]", "[{\"_row\":\"a\",\"name\":\"b\"}]", "{}", "{\"from\":\"2026-06-01\"}", "{\"from\":\"2026-06-01\",\"to\":\"2027-05-31\"}", "{\"x\":{\"y\":1}}"];

    private static readonly FormContext Context = new() { Today = new(2026, 4, 10), Phase = FormPhase.Submit };

    public static TheoryData<string> Ports => ["jphij", "jpkij"];

    [Theory]
    [MemberData(nameof(Ports))]
    public void Evaluating_again_what_was_evaluated_changes_nothing(string port)
    {
        var form = FormOf(port);

        Prop.ForAll(Tampered(form).ToArbitrary(), answers =>
        {
            var once = form.Evaluate(answers, Context);
            var again = form.Evaluate(once.Values, Context);

            Assert.Equal(once.Values, again.Values);
            Assert.Equal(form.Submission(once), form.Submission(again));
            Assert.Equal(once.Findings.Select(Said), again.Findings.Select(Said));
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [MemberData(nameof(Ports))]
    public void What_may_be_submitted_is_valid_under_the_plain_schema_and_holds_nothing_hidden(string port)
    {
        var form = FormOf(port);
        var schema = SchemaValidator.Compile(form.Package.Files[PackagePaths.Schema]!.Value, new() { AssertFormats = true }).Validator!;
        var submitted = 0;

        Prop.ForAll(Tampered(form).ToArbitrary(), answers =>
        {
            var state = form.Evaluate(answers, Context);
            var submission = form.Submission(state);
            var hidden = form.Fields.All.Where(f => f.RowsPath is null && !state.Of(f.Path).Visible);
            Assert.All(hidden, f => Assert.True(submission.At(f.Path).IsNull, f.Path));
            if (state.Findings.Any(f => f.Severity == Severity.Error)) return true;

            submitted++;
            Assert.Empty(schema.Validate(submission.ToUtf8()));
            Assert.Equal(submission, form.Submission(form.Evaluate(submission, Context)));
            form.Outputs.WorkflowInput(submission, Context);
            form.Outputs.Case(submission, Context);
            form.Outputs.Print(submission, default, Context);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

        Assert.True(submitted > 15, $"{submitted} submitted");
    }

    [Theory]
    [MemberData(nameof(Ports))]
    public void Whatever_is_posted_is_taken_or_left_and_nothing_breaks(string port)
    {
        var form = FormOf(port);
        var names = form.Fields.All.Select(f => f.Path.Replace("*", "0", StringComparison.Ordinal)).SelectMany(p => new[] { p, p + "#from.year", p + "#era", p + "/x", p + "#" })
            .Concat(["/", "//", "#", "/ext", "/ext/standbyShips/1/name", "/fee", "/~2", "/-"]).ToArray();
        var posts = (from name in Gen.Elements(names) from text in Gen.Elements("", "はい", "true", "2026-06-01", "１２", new string('港', 5_000), "\0", "\ud800", "{}") select (name, text)).ArrayOf(20);

        Prop.ForAll(Tampered(form).ToArbitrary(), posts.ToArbitrary(), (answers, posted) =>
        {
            var texts = posted.DistinctBy(p => p.name).ToDictionary(p => p.name, p => new[] { p.text });
            var read = FormEntry.Read(form, answers, texts, Context);

            Assert.Equal(read, FormEntry.Read(form, read, texts, Context));
            form.Evaluate(read, Context);
            FormCopy.Into(form, read);
            return true;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(150));
    }

    private static CompiledForm FormOf(string port) => port == "jphij" ? Shelf.Hiroshima : Shelf.Niigata;

    private static string Said(FormFinding finding) => $"{finding.RuleId} {finding.Pointer} {finding.Keyword} {finding.Message.Ja}";

    /// <summary>The answers of one of the form's cases with a few places replaced by anything.</summary>
    private static Gen<Value> Tampered(CompiledForm form)
    {
        var own = form.Package.Cases.Values.Where(c => !c.Inherited);
        var starts = own.Select(c => Forms.Cases.FormCases.StateOf(form, c)!.Values).ToArray();
        var places = form.Fields.All.Select(f => f.Path.Replace("*", "0", StringComparison.Ordinal)).Concat(["/place", "/applicant", "/ext", "/unknown"]).ToArray();
        var change = from place in Gen.Elements(places) from junk in Gen.Frequency((1, Gen.Constant("null")), (3, Gen.Elements(Junk))) select (place, junk);
        return from start in Gen.Elements(starts)
               from count in Gen.Choose(0, 4)
               from changes in change.ListOf(count)
               select changes.Aggregate(start, (values, c) => Changed(values, c.place, Value.Parse(c.junk)));
    }

    // A place below something that has become a list is no place any more.
    private static Value Changed(Value values, string place, Value junk)
    {
        try
        {
            return values.With(place, junk);
        }
        catch (ArgumentException)
        {
            return values;
        }
    }
}

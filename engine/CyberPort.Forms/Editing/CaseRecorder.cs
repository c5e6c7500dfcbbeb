using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Editing;

/// <summary>Makes a test case of what somebody tried: this input must give this, from now on.</summary>
public static class CaseRecorder
{
    /// <summary>Adds a case with the answers and what the form says to them when it is sent: findings, computed answers, what is shown.</summary>
    public static Workpiece Record(Workpiece work, CompiledForm form, Value values, LocalText name, DateOnly today)
    {
        var state = form.Evaluate(values, new FormContext { Today = today, Phase = FormPhase.Submit });
        var own = work.Document["add"].Kind == ValueKind.Record ? work.Document["add"].AsRecord.Select(a => a.Key).ToHashSet(StringComparer.Ordinal) : [];
        var expect = Value.Record(("issues", Issues(state)));
        foreach (var field in form.Layout.Fields.Where(f => f.Field.RowsPath is null && form.IsComputed(f.Path)))
            if (!state.Values.At(field.Path).IsNull) expect = expect.With("/computed/" + Pointers.Escape(field.Path), state.Values.At(field.Path));
        foreach (var path in own.Where(k => k.StartsWith('/') && !k.Contains("/*/", StringComparison.Ordinal)))
            expect = expect.With("/visible/" + Pointers.Escape(path), Value.Of(state.Of(path).Visible));

        var cases = Cases(work);
        var number = 1;
        while (!cases["recorded-" + number].IsNull) number++;
        return Write(work, cases.With($"/recorded-{number}", Value.Record(
            ("name", Value.Record(("ja", Value.Of(name.Ja)), ("en", Value.Of(name.En)))),
            ("context", Value.Record(("today", Value.Of(today.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))))),
            ("values", values), ("expect", expect))));
    }

    /// <summary>Takes over what an own case gives now, where somebody has looked at it and finds it right; what else it expects is asked as before.</summary>
    public static Workpiece Renew(Workpiece work, CompiledForm form, string id)
    {
        if (form.Package.Cases.GetValueOrDefault(id) is not { } example || FormCases.StateOf(form, example) is not { } state) return work;
        var expect = Cases(work)[id]["expect"];
        if (!expect["issues"].IsNull) expect = expect.With("/issues", Issues(state));
        foreach (var path in Keys(expect, "visible")) expect = expect.With("/visible/" + Pointers.Escape(path), Value.Of(state.Of(path).Visible));
        foreach (var path in Keys(expect, "required")) expect = expect.With("/required/" + Pointers.Escape(path), Value.Of(state.Of(path).Required));
        foreach (var path in Keys(expect, "computed")) expect = expect.With("/computed/" + Pointers.Escape(path), state.Values.At(path));
        return Write(work, Cases(work).With($"/{Pointers.Escape(id)}/expect", expect));
    }

    /// <summary>Takes an own case away.</summary>
    public static Workpiece Remove(Workpiece work, string id) => Write(work, Cases(work).Without("/" + Pointers.Escape(id)));

    /// <summary>The overlay's own cases, by id.</summary>
    public static Value Cases(Workpiece work) => work.Read(PackagePaths.Cases);

    private static Value Issues(FormState state) => Value.Of([.. state.Findings.Select(f => Value.Record(
        ("rule", Value.Of(f.RuleId == FormFinding.Schema ? f.Keyword : f.RuleId)), ("severity", Value.Of(f.Severity.ToString().ToLowerInvariant())), ("path", Value.Of(f.Pointer))))]);

    private static IEnumerable<string> Keys(Value expect, string part) => OverlayEdits.Members(expect, part).Select(m => m.Key);

    private static Workpiece Write(Workpiece work, Value cases) => work.With(PackagePaths.Cases, cases);
}

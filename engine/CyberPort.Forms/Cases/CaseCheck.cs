using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Cases;

/// <summary>Compares what one case expects with what the form gives.</summary>
internal sealed class CaseCheck(CompiledForm form, FormCase example, FormState state, List<Problem> problems)
{
    private readonly CaseExpectation _expect = example.Expect;

    public void Run()
    {
        foreach (var (pointer, visible) in _expect.Visible) Flag("visible", pointer, visible, state.Of(pointer).Visible, stricter: false);
        foreach (var (pointer, enabled) in _expect.Enabled) Flag("enabled", pointer, enabled, state.Of(pointer).Enabled, stricter: false);
        foreach (var (pointer, required) in _expect.Required) Flag("required", pointer, required, state.Of(pointer).Required, stricter: true);
        foreach (var (pointer, value) in _expect.Computed) Computed(pointer, value);
        foreach (var (pointer, codes) in _expect.Options) Options(pointer, codes);
        foreach (var (target, text) in _expect.Texts) Same("texts", target, text, Value.Of(state.Of(target).Text));
        var submission = form.Submission(state);
        foreach (var pointer in _expect.Absent)
            if (!submission.At(pointer).IsNull) Differs("absent", pointer, Value.Null, submission.At(pointer));
        Issues();
        Outputs(submission);
    }

    private void Flag(string part, string pointer, Value expected, bool found, bool stricter)
    {
        if (expected == Value.Of(found) || IsPortsChoice(pointer) || (example.Inherited && stricter && found)) return;
        Differs(part, pointer, expected, Value.Of(found));
    }

    private void Computed(string pointer, Value expected)
    {
        if (IsPortsChoice(pointer) || (example.Inherited && IsReplaced(pointer))) return;
        Same("computed", pointer, expected, state.Present.At(pointer));
    }

    private void Options(string pointer, Value expected)
    {
        if (IsPortsChoice(pointer) || example.Inherited) return;
        var codes = state.Of(pointer).Options?.Select(o => Value.Of(o.Code)).ToArray() ?? [];
        Same("options", pointer, expected, Value.Of(codes));
    }

    private void Issues()
    {
        if (_expect.Issues is not { } expected) return;

        var found = state.Findings
            .Select(f => new ExpectedIssue(f.RuleId == FormFinding.Schema ? f.Keyword : f.RuleId, f.Severity, f.Pointer)).ToList();
        foreach (var issue in expected)
            if (!found.Remove(issue) && !IsStricter(issue, found)) Issue(Missing(issue));
        if (example.Inherited) return;
        foreach (var issue in found) Issue(Unexpected(issue));
    }

    // A port may have made a warning an error, or not use the field at all.
    private bool IsStricter(ExpectedIssue issue, List<ExpectedIssue> found) =>
        example.Inherited && (IsPortsChoice(issue.Path) || found.RemoveAll(f => f.Rule == issue.Rule && f.Path == issue.Path) > 0);

    private void Outputs(Value submission)
    {
        if (_expect.Workflow.Count > 0)
        {
            var input = form.Outputs.WorkflowInput(submission, state.Context);
            foreach (var (name, value) in _expect.Workflow)
                if (!(example.Inherited && input[name] != value)) Same("workflow", name, value, input[name]);
        }

        if (_expect.Case.Count == 0 || example.Inherited) return;
        var columns = form.Outputs.Case(submission, state.Context)
            .ToDictionary(c => c.Id, c => c.Text.In(state.Context.Language), StringComparer.Ordinal);
        foreach (var (id, text) in _expect.Case) Same("case", id, text, Value.Of(columns.GetValueOrDefault(id)));
    }

    // Whether an optional field is there is each port's own choice.
    private bool IsPortsChoice(string pointer) =>
        example.Inherited && form.Fields.Find(Pointers.PathOf(pointer)) is { Class: FieldClass.Optional };

    // A port may have replaced an open computation.
    private bool IsReplaced(string pointer) =>
        form.Rules.Rules.Any(r => r is { Kind: RuleKind.Compute, Open: true } && r.Target == Pointers.PathOf(pointer));

    private void Same(string part, string at, Value expected, Value found)
    {
        if (expected != found) Differs(part, at, expected, found);
    }

    private void Differs(string part, string at, Value expected, Value found) => Report(new("case-fails", PackagePaths.Cases,
        $"/{Pointers.Escape(example.Id)}/expect/{part}/{Pointers.Escape(at)}",
        new($"動作例「{example.Name.Ja}」: {at} は {expected} のはずですが、{found} です。", $"Case '{example.Name.En}': {at} should be {expected} but is {found}."),
        new("様式か動作例のどちらかを直してください。", "Mend the form or the case.")));

    private LocalText Missing(ExpectedIssue issue) => new(
        $"{issue.Path} に「{issue.Rule}」（{issue.Severity}）が出るはずですが、出ていません。", $"'{issue.Rule}' ({issue.Severity}) should be found at {issue.Path}, but it is not.");

    private LocalText Unexpected(ExpectedIssue issue) => new(
        $"{issue.Path} に予定外の「{issue.Rule}」（{issue.Severity}）が出ています。", $"'{issue.Rule}' ({issue.Severity}) is found at {issue.Path}, which is not expected.");

    private void Issue(LocalText what) => Report(new("case-fails", PackagePaths.Cases, $"/{Pointers.Escape(example.Id)}/expect/issues",
        new($"動作例「{example.Name.Ja}」: {what.Ja}", $"Case '{example.Name.En}': {what.En}"),
        new("様式か動作例のどちらかを直してください。", "Mend the form or the case.")));

    private void Report(Problem problem) => problems.Add(problem);
}

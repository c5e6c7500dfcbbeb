using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Cases;

/// <summary>Runs a form's own cases: what they expect and do not find are problems.</summary>
public static class FormCases
{
    private static readonly DateOnly Day = new(2026, 4, 1);

    public static IReadOnlyList<Problem> Run(CompiledForm form)
    {
        var problems = new List<Problem>();
        if (form.Package.Cases.Count == 0) problems.Add(PackageProblems.NoCases(PackagePaths.Cases));
        foreach (var example in form.Package.Cases.Values)
        {
            var chain = ChainOf(example, form.Package.Cases);
            if (chain is null) problems.Add(LikeItself(example));
            else new CaseCheck(form, example, StateOf(form, chain), problems).Run();
        }

        return problems;
    }

    /// <summary>The state of one case, for the designer that shows it.</summary>
    public static FormState? StateOf(CompiledForm form, FormCase example) =>
        ChainOf(example, form.Package.Cases) is { } chain ? StateOf(form, chain) : null;

    /// <summary>The case and those it is like, the first of them first; null when they go round.</summary>
    private static List<FormCase>? ChainOf(FormCase example, IReadOnlyDictionary<string, FormCase> cases)
    {
        var chain = new List<FormCase> { example };
        while (chain[0].Like is { } like && cases.TryGetValue(like, out var next))
        {
            if (chain.Contains(next)) return null;
            chain.Insert(0, next);
        }

        return chain;
    }

    private static FormState StateOf(CompiledForm form, List<FormCase> chain)
    {
        var values = Value.Of(ValueRecord.Empty);
        foreach (var example in chain)
        {
            if (!example.Values.IsNull) values = example.Values;
            foreach (var (pointer, value) in example.Change) values = Answers.Set(values, pointer, value);
        }

        var context = ContextOf(chain);
        var state = form.Evaluate(values, context);
        // An acknowledgement in a case names the rule only; the digest is that of the values at hand.
        var acknowledged = chain.SelectMany(c => c.Acknowledged).Where(a => a.Value.IsText).ToArray();
        if (acknowledged.Length == 0) return state;

        var given = acknowledged.SelectMany(a => state.Findings.Where(f => f.RuleId == a.Key)
            .Select(f => new Acknowledgement(f.RuleId, f.Digest, a.Value.AsText, "case", default)));
        return form.Evaluate(values, context with { Acknowledgements = [.. given] });
    }

    private static FormContext ContextOf(List<FormCase> chain)
    {
        var context = new FormContext { Today = Day, Phase = FormPhase.Submit };
        foreach (var example in chain)
        {
            context = context with
            {
                Today = example.Today ?? context.Today,
                Phase = example.Phase ?? context.Phase,
                PageId = example.Page ?? context.PageId,
                Role = example.Role ?? context.Role,
                Language = example.Language ?? context.Language,
                Previous = example.Previous.IsNull ? context.Previous : example.Previous,
            };
            if (example.Facts.Count > 0)
                context = context with { Facts = example.Facts.Where(f => f.Value.IsText).ToDictionary(f => f.Key, f => f.Value.AsText) };
        }

        return context;
    }

    private static Problem LikeItself(FormCase example) => new("case-cycle", PackagePaths.Cases, $"/{Pointers.Escape(example.Id)}/like",
        new("動作例が自分自身をもとにしています。", "The case is like itself."),
        new("もとにする動作例を直してください。", "Change the case it is like."));
}

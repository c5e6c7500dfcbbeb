using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Entry;

/// <summary>Fills a beginning draft from what is known already, as the form's prefill rules say (ワンスオンリー).</summary>
public static class FormPrefill
{
    /// <summary>The draft with the prefills, and where each came from; sources are "profile", "permit", "facility", "naccs", "case" ("previous" is the context's).</summary>
    public static PrefilledAnswers Into(CompiledForm form, Value values, IReadOnlyDictionary<string, Value> sources, FormContext context)
    {
        values = Answers.Of(values);
        var filled = new List<PrefilledAnswer>();
        foreach (var rule in form.Rules.Rules.Where(r => r.Kind == RuleKind.Prefill).OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            var source = rule.Source == "previous" ? context.Previous : sources.GetValueOrDefault(rule.Source!);
            var value = source.At(rule.SourcePath!);
            if (Blank.Is(value) || form.Field(rule.Target!) is null || (!rule.Overwrite && !Blank.Is(values.At(rule.Target!)))) continue;

            values = Answers.Set(values, rule.Target!, value);
            filled.Add(new(rule.Target!, rule.Source!, rule.Id));
        }

        return new(values, filled);
    }
}

/// <summary>A draft after prefilling.</summary>
public sealed record PrefilledAnswers(Value Values, IReadOnlyList<PrefilledAnswer> Filled)
{
    /// <summary>What was filled in, with its origin, by the key of its place; a group that was filled as a whole is its fields.</summary>
    public IReadOnlyDictionary<string, Given> Given(CompiledForm form, Func<PrefilledAnswer, ValueOrigin> originOf) =>
        Provenance.GivenBy(form, Values, place =>
            Filled.FirstOrDefault(f => Pointers.IsWithin(place.Pointer, f.Pointer)) is { } answer ? originOf(answer) : null);
}

/// <summary>One prefilled answer and its source, for the mark beside the field.</summary>
public sealed record PrefilledAnswer(string Pointer, string Source, string RuleId);

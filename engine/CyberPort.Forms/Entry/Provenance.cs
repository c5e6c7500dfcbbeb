using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Entry;

/// <summary>Says of each answer where it came from (値の出どころ): found anew from the answers as they are, it cannot go stale.</summary>
/// <remarks>
/// What was filled in keeps its origin for as long as its value stands; changed, it is its writer's. What choosing an entry of a register
/// gave is the register's for as long as it equals the entry. A rule's value is computed, also where it may be changed and was not.
/// </remarks>
public static class Provenance
{
    /// <summary>The origin of each answer that counts, by place; a repeated group whose cells all came the same way has one for all.</summary>
    /// <param name="form">The form.</param>
    /// <param name="state">The answers as the rules see them.</param>
    /// <param name="given">What was filled in, by the key of its place.</param>
    /// <param name="byHand">The origin of what nothing else gave: the applicant's or an officer's.</param>
    public static IReadOnlyDictionary<string, ValueOrigin> Of(
        CompiledForm form, FormState state, IReadOnlyDictionary<string, Given> given, ValueOrigin byHand)
    {
        var answered = AnswerPlace.All(form, state.Present).Where(place => !Blank.Is(place.Value)).ToArray();
        var chosen = Chosen(form, answered, given);
        return Together(answered.Select(place =>
        {
            if (IsComputed(form, place.Field)) return (place, Computed(form, place.Field));
            var (at, value) = (place.Pointer, place.Value);
            var filled = Standing(chosen.ByHand, at, value) ?? Standing(given, place.Key, value) ?? Standing(chosen.Taken, at, value);
            return (place, filled ?? (IsAsComputed(form, state, place) ? Computed(form, place.Field) : byHand));
        }));
    }

    /// <summary>What these values give: those of the places that have an origin, by the key of the place.</summary>
    public static IReadOnlyDictionary<string, Given> GivenBy(CompiledForm form, Value values, Func<AnswerPlace, ValueOrigin?> originOf) =>
        AnswerPlace.All(form, values).Where(place => !Blank.Is(place.Value))
            .Select(place => (place.Key, place.Value, Origin: originOf(place))).Where(one => one.Origin is not null)
            .ToDictionary(one => one.Key, one => new Given(one.Value, one.Origin!), StringComparer.Ordinal);

    /// <summary>The origin at a place: its own, or that of the whole group it stands in.</summary>
    public static ValueOrigin? At(IReadOnlyDictionary<string, ValueOrigin> origins, AnswerPlace place) =>
        origins.GetValueOrDefault(place.Pointer) ?? (place.Field.RowsPath is { } rows ? origins.GetValueOrDefault(rows) : null);

    private static ValueOrigin? Standing(IReadOnlyDictionary<string, Given> given, string at, Value value) =>
        given.GetValueOrDefault(at) is { } one && one.Value == value ? one.Origin : null;

    /// <summary>What the chosen entries of registers fill in: those that the writer chose, and those whose choice was taken over.</summary>
    private static (Dictionary<string, Given> ByHand, Dictionary<string, Given> Taken) Chosen(
        CompiledForm form, IEnumerable<AnswerPlace> answered, IReadOnlyDictionary<string, Given> given)
    {
        var (own, taken) = (new Dictionary<string, Given>(StringComparer.Ordinal), new Dictionary<string, Given>(StringComparer.Ordinal));
        foreach (var place in answered.Where(place => place.Field.Fills.Count > 0))
        {
            var fills = given.GetValueOrDefault(place.Key) is { } known && known.Value == place.Value ? taken : own;
            foreach (var (pointer, value, entry) in RegisterFills.Of(form, place.Pointer, place.Value))
                fills[pointer] = new(value, new(OriginKind.Register, entry));
        }

        return (own, taken);
    }

    private static bool IsComputed(CompiledForm form, FormField field) =>
        form.IsComputed(field.Path) || (!FieldKinds.Standard[field.Kind].IsPosted && field.Kind != "file");

    /// <summary>Computed, with the law behind the rule where it names one.</summary>
    private static ValueOrigin Computed(CompiledForm form, FormField field) =>
        new(OriginKind.Computed, Compute(form, field.Path)?.Basis ?? new("", ""));

    /// <summary>Whether a value that may be changed is what its rule gives.</summary>
    private static bool IsAsComputed(CompiledForm form, FormState state, AnswerPlace place) =>
        place.Field.RowsPath is null && Compute(form, place.Pointer) is { Editable: true }
        && form.Rules.Evaluate(state.Values.Without(place.Pointer), state.Context).Present.At(place.Pointer) == place.Value;

    private static RuleDefinition? Compute(CompiledForm form, string path) =>
        form.Rules.Rules.FirstOrDefault(r => r.Kind == RuleKind.Compute && r.Target == path);

    private static Dictionary<string, ValueOrigin> Together(IEnumerable<(AnswerPlace Place, ValueOrigin Origin)> found)
    {
        var origins = new Dictionary<string, ValueOrigin>(StringComparer.Ordinal);
        foreach (var group in found.GroupBy(one => one.Place.Field.RowsPath ?? ""))
        {
            if (group.Key.Length > 0 && group.Select(one => one.Origin).Distinct().Count() == 1) origins[group.Key] = group.First().Origin;
            else
                foreach (var (place, origin) in group) origins[place.Pointer] = origin;
        }

        return origins;
    }
}

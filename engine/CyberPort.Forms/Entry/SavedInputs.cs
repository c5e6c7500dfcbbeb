using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Entry;

/// <summary>How many inputs reuse has saved (入力の省略, P-35).</summary>
/// <remarks>
/// An input is one field that the person would have had to fill in: shown, and answered or required. Each cell of a repeated group is one,
/// a field of several boxes (a day, a period, a party) is one. Computed fields do not count. Choosing an entry of a register only to have
/// other fields filled is one where the person did it, though an empty form would not need it, and none where it was taken over. Saved are
/// the inputs whose value was copied, or came from profile, register or an earlier case, and still stands.
/// </remarks>
public sealed record SavedInputs(int Inputs, int Saved)
{
    /// <summary>The part that was saved, rounded down.</summary>
    public int Percent => Inputs == 0 ? 0 : 100 * Saved / Inputs;

    /// <summary>The count for answers and their origins.</summary>
    public static SavedInputs Of(CompiledForm form, FormState state, IReadOnlyDictionary<string, ValueOrigin> origins)
    {
        var (inputs, saved) = (0, 0);
        foreach (var place in AnswerPlace.All(form, state.Present))
        {
            var origin = Blank.Is(place.Value) ? null : Provenance.At(origins, place);
            if (origin is { IsReused: true } && place.Field.Fills.Count > 0 && !state.Of(place.Pointer).Required) continue;
            if (origin is { Kind: not OriginKind.Computed }) inputs++;
            else if (origin is null && IsAwaited(form, state, place)) inputs++;
            if (origin is { IsReused: true }) saved++;
        }

        return new(inputs, saved);
    }

    private static bool IsAwaited(CompiledForm form, FormState state, AnswerPlace place) =>
        Blank.Is(place.Value) && !form.IsComputed(place.Field.Path) && state.Of(place.Pointer) is { Visible: true, Enabled: true, Required: true };
}

using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Entry;

/// <summary>What choosing an entry of a register fills in (x-cp-fills): the tonnage of the vessel, the area of the yard.</summary>
internal static class RegisterFills
{
    /// <summary>The answers that follow from the choices that were changed; a choice that is taken back leaves what it filled.</summary>
    /// <remarks>What was written in the same post stands: whoever writes beside the choice knows better than the register.</remarks>
    public static IReadOnlyList<(string Pointer, Value Value)> Of(
        CompiledForm form, Value before, IReadOnlyDictionary<string, Value> changed) =>
        [.. changed.Where(one => before.At(one.Key) != one.Value).SelectMany(one => Of(form, one.Key, one.Value))
            .Where(fill => !changed.TryGetValue(fill.Pointer, out var written) || written == before.At(fill.Pointer) || Blank.Is(written))
            .Select(fill => (fill.Pointer, fill.Value))];

    /// <summary>What a choice fills in, with the name of the chosen entry; nothing when no entry is chosen.</summary>
    public static IEnumerable<(string Pointer, Value Value, LocalText Entry)> Of(CompiledForm form, string pointer, Value choice)
    {
        if (!choice.IsText || form.Fields.Find(Pointers.PathOf(pointer)) is not { Fills: { Count: > 0 } fills } field) return [];
        if (!form.Package.CodeLists.TryGetValue(field.List ?? "", out var list) || list.Find(choice.AsText) is not { } row) return [];
        return fills.Select(fill => (Pointer: RuleRun.RowPointer(fill.Key, pointer), Value: row.Attribute(fill.Value), Entry: row.Label))
            .Where(fill => !fill.Value.IsNull);
    }
}

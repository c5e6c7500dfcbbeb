using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Entry;

/// <summary>What choosing an entry of a register fills in (x-cp-fills): the tonnage of the vessel, the area of the yard.</summary>
internal static class RegisterFills
{
    /// <summary>The answers that follow from the choices that were changed; a choice that is taken back leaves what it filled.</summary>
    public static IReadOnlyList<(string Pointer, Value Value)> Of(CompiledForm form, Value before, IReadOnlyDictionary<string, Value> changed)
    {
        var filled = new List<(string, Value)>();
        foreach (var (pointer, value) in changed)
        {
            if (!value.IsText || before.At(pointer) == value) continue;
            var field = form.Fields.Find(Pointers.PathOf(pointer))!;
            if (field.Fills.Count == 0 || !form.Package.CodeLists.TryGetValue(field.List ?? "", out var list) || list.Find(value.AsText) is not { } row) continue;
            filled.AddRange(field.Fills.Select(fill => (RuleRun.RowPointer(fill.Key, pointer), row.Attribute(fill.Value))).Where(fill => !fill.Item2.IsNull));
        }

        return filled;
    }
}

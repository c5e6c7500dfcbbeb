using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Upgrades;

/// <summary>An own field that the base has now as well (U7): by a declared link, the same code or the same label.</summary>
internal static class OwnFieldUpgrade
{
    public static void Apply(UpgradeDraft draft)
    {
        var added = draft.New.Fields.Where(f => f.RowsPath is null && draft.Old.Field(draft.OldPath(f.Path)) is null).ToList();
        foreach (var (key, own) in draft.Overlay.Add.Where(a => IsField(a.Key)).ToArray())
        {
            if (Match(draft, key, own, added) is not { } field) continue;

            var fits = Fits(draft, own, field);
            var choice = draft.Decide(new()
            {
                Code = "U7",
                Target = "field:" + key,
                Kind = OutcomeKind.Conflict,
                BaseNew = Value.Of(field.Path),
                Ours = Value.Of(key),
                Choices = fits ? [ChoiceKind.MapToBase, ChoiceKind.KeepOurs, ChoiceKind.Withdraw] : [ChoiceKind.KeepOurs, ChoiceKind.Withdraw],
                Default = fits ? ChoiceKind.MapToBase : ChoiceKind.KeepOurs,
                Proposal = fits ? Value.Of(field.Path) : Value.Of(key),
                Message = UpgradeTexts.SameAsOwn(draft.Names.OfField(key), new ElementNames(null, default, draft.New).OfField(field.Path)),
            });
            if (choice.Kind == ChoiceKind.Withdraw) draft.Edit = draft.Edit.Withdraw("field:" + key, "");
            else if (choice.Kind == ChoiceKind.MapToBase) Map(draft, key, own, field);
            draft.Decided.Add("field:" + key);
        }
    }

    private static bool IsField(string key) => key.StartsWith("/ext/", StringComparison.Ordinal) && !key.Contains("/*/", StringComparison.Ordinal);

    // The base's field takes over what the own one was: its answers, its use, and that it had to be answered.
    private static void Map(UpgradeDraft draft, string key, Addition own, FormField field)
    {
        draft.Edit = draft.Edit.Remove("add", key);
        if (draft.Edit.MoveKey("field:" + key) is { } moved) draft.Edit = draft.Edit.Remove("move", moved);
        if (field is { Class: FieldClass.Optional, Off: true }) draft.Edit = draft.Edit.Put(Value.True, "enable", field.Path);
        if (own.Required && !field.Required)
            draft.Edit = draft.Edit.Put(Value.Record(("from", Value.False), ("to", Value.True)), "set", "field:" + field.Path, "required");
        draft.Rename(new SortedDictionary<string, string>(StringComparer.Ordinal) { [key] = field.Path });
    }

    private static FormField? Match(UpgradeDraft draft, string key, Addition own, List<FormField> added)
    {
        var name = key["/ext/".Length..];
        bool SameLabel(FormField f) => draft.New.Ui.Showing(f.Path)?.Label is { } label
            && (Plain(label.Ja) == Plain(Text(own, "ja")) || Plain(label.En) == Plain(Text(own, "en")));
        return added.Find(f => f.Replaces == key)
            ?? added.Find(f => f.Replaces is null && string.Equals(Documents.Pointers.Name(f.Path), name, StringComparison.OrdinalIgnoreCase))
            ?? added.Find(f => f.Replaces is null && SameLabel(f));
    }

    // Answers can only be taken along when they have the same shape and the same codes.
    private static bool Fits(UpgradeDraft draft, Addition own, FormField field)
    {
        var schema = own.Schema.With("/x-cp-class", Value.Of("optional"));
        var wrapped = Value.Record(("type", Value.Of("object")), ("additionalProperties", Value.False),
            ("$defs", draft.New.Schema["$defs"]), ("properties", Value.Record(("own", schema))));
        return SchemaWalker.Read(wrapped, FormLimits.Default, []) is [var read, ..] && read.Kind != "rows"
            && PackageDifference.Shape(read) == PackageDifference.Shape(field) && read.List == field.List;
    }

    private static string Text(Addition own, string language) =>
        own.Node.TryGetValue("label", out var label) && label[language] is { IsText: true } text ? text.AsText : "";

    private static string Plain(string text) =>
        new([.. text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)).Select(char.ToLowerInvariant)]);
}

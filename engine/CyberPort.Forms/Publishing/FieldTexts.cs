using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Publishing;

/// <summary>Shows a field's value to people: a code by its name, everything else the way its kind does.</summary>
internal sealed class FieldTexts(IReadOnlyDictionary<string, CodeList> lists)
{
    public string Show(FormField field, Value value, string language)
    {
        if (field.List is { } list && lists.TryGetValue(list, out var codes)) return Named(codes, value, language);
        return value.IsText ? value.AsText : value.ToJson();
    }

    private static string Named(CodeList codes, Value value, string language) => value.Kind == ValueKind.List
        ? string.Join(language == "en" ? ", " : "、", value.AsList.Select(v => Named(codes, v, language)))
        : value.IsText ? codes.Find(value.AsText)?.Label.In(language) ?? value.AsText : value.ToJson();
}

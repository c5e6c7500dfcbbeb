using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Choices;
using CyberPort.Forms.Fields.Dates;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Texts;

/// <summary>Shows values to people: a field's value the way its kind does, anything else by its type.</summary>
public sealed class ValueTexts(Func<string, FormField?> fieldAt, Func<FormField, Value, string, string> show)
{
    /// <summary>The text of a value; the path is that of the field it stands in, if it stands in one.</summary>
    public string Show(string? path, ExpressionType type, Value value, string language)
    {
        if (value.IsNull) return FieldKind.Empty;
        if (path is not null && fieldAt(path) is { } field) return show(field, value, language);
        return value.Kind switch
        {
            ValueKind.Number => Number(value.AsNumber),
            ValueKind.Boolean => YesNoKind.Word(value.AsBoolean, language),
            ValueKind.Text => Dated(value.AsText, type, language),
            ValueKind.List => string.Join(language == "en" ? ", " : "、", value.AsList.Select(v => Show(null, type.Element, v, language))),
            _ => FieldKind.Empty,
        };
    }

    /// <summary>A number with separators and without trailing zeros.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.############################", CultureInfo.InvariantCulture);

    private static string Dated(string text, ExpressionType type, string language) =>
        (type.Kind is TypeKind.Date or TypeKind.Any) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Eras.Show(day, language)
            : text;
}

using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Texts;

/// <summary>Shows values to people: a field's value the way its kind does, anything else by its type.</summary>
public sealed class ValueTexts(Func<string, FormField?> fieldAt, Func<FormField, Value, string, string> show)
{
    public const string Nothing = "―";

    /// <summary>The text of a value; the path is that of the field it stands in, if it stands in one.</summary>
    public string Show(string? path, ExpressionType type, Value value, string language)
    {
        if (value.IsNull) return Nothing;
        if (path is not null && fieldAt(path) is { } field) return show(field, value, language);
        return value.Kind switch
        {
            ValueKind.Number => Number(value.AsNumber),
            ValueKind.Boolean => (value.AsBoolean, language) switch
            {
                (true, "en") => "Yes", (false, "en") => "No", (true, _) => "はい", _ => "いいえ",
            },
            ValueKind.Text => Dated(value.AsText, type, language),
            ValueKind.List => string.Join(language == "en" ? ", " : "、", value.AsList.Select(v => Show(null, type.Element, v, language))),
            _ => Nothing,
        };
    }

    /// <summary>A number with separators and without trailing zeros.</summary>
    public static string Number(decimal number) => number.ToString("#,##0.############################", CultureInfo.InvariantCulture);

    /// <summary>A day in the era of Japan, or as it is written in English.</summary>
    public static string Day(DateOnly day, string language) => language == "en"
        ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : Fields.Dates.Eras.Show(day, language);

    private static string Dated(string text, ExpressionType type, string language) =>
        type.Kind is TypeKind.Date && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? Day(day, language)
            : text;
}

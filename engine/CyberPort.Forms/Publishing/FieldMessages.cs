using CyberPort.Expressions;
using CyberPort.Forms.Layouts;

namespace CyberPort.Forms.Publishing;

/// <summary>Says with the field's own name what is wrong with its answer and what to do.</summary>
internal static class FieldMessages
{
    private static readonly string[] Chosen = ["choice", "multiChoice", "yesNo"];

    public static LocalText Missing(LayoutField field)
    {
        var (ja, en) = field.Label;
        if (Chosen.Contains(field.Field.Kind)) return new($"{ja}を選んでください。", $"Choose {Lower(en)}.");
        return field.Field.Kind switch
        {
            "file" => new($"{ja}を添付してください。", $"Attach {Lower(en)}."),
            "rows" => new($"{ja}を1行以上入力してください。", $"Add at least one row to {Lower(en)}."),
            _ => new($"{ja}を入力してください。", $"Enter {Lower(en)}."),
        };
    }

    public static LocalText NotOffered(LayoutField field) =>
        new($"{field.Label.Ja}は、表示されている選択肢から選んでください。", $"{field.Label.En}: choose one of the options shown.");

    public static LocalText Misshapen(LayoutField? field, LocalText message) =>
        field is null ? message : new($"{field.Label.Ja}は、{Ended(message.Ja, '。')}", $"{field.Label.En}: {Lower(Ended(message.En, '.'))}");

    private static string Ended(string text, char end) => text.EndsWith(end) ? text : text + end;

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}

using CyberPort.Expressions;
using CyberPort.Forms.Layouts;

namespace CyberPort.Forms.Publishing;

/// <summary>Says with the field's own name what is wrong with its answer and what to do.</summary>
internal static class FieldMessages
{
    public static LocalText Missing(LayoutField field)
    {
        var (ja, en) = field.Label;
        return field.Field.Kind switch
        {
            "choice" or "multiChoice" => new($"{ja}を選んでください。", $"Choose {Lower(en)}."),
            // The label of such a field is a question.
            "yesNo" => new($"「{ja}」に「はい」か「いいえ」で答えてください。", $"Answer yes or no: {en}"),
            "agreement" => new($"「{ja}」の内容を確認し、同意してください。", $"Read and agree: {en}."),
            "file" => new($"{ja}を添付してください。", $"Attach {Lower(en)}."),
            "rows" => new($"{ja}を1行以上入力してください。", $"Add at least one row to {Lower(en)}."),
            _ => new($"{ja}を入力してください。", $"Enter {Lower(en)}."),
        };
    }

    public static LocalText NotOffered(LayoutField field) => field.Field.Kind is "lookup" or "facility" or "vessel"
        ? new($"{field.Label.Ja}は、検索して見つかった一覧から選んでください。", $"{field.Label.En}: search, and choose one of those found.")
        : new($"{field.Label.Ja}は、表示されている選択肢から選んでください。", $"{field.Label.En}: choose one of the options shown.");

    public static LocalText Misshapen(LayoutField? field, LocalText message) =>
        field is null ? message : new($"{field.Label.Ja}{Joint(message.Ja)}{Ended(message.Ja, '。')}", $"{field.Label.En}: {Lower(Ended(message.En, '.'))}");

    // A message that has a topic of its own does not take a second one.
    private static string Joint(string message) => message.Contains("は、", StringComparison.Ordinal) ? "：" : "は、";

    private static string Ended(string text, char end) => text.EndsWith(end) ? text : text + end;

    private static string Lower(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}

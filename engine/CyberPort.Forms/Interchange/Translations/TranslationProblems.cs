using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange.Translations;

/// <summary>What keeps a translation from being taken over; what was translated stands in the message, so that nothing is lost.</summary>
internal static class TranslationProblems
{
    public static Problem NoTexts(string file) => new("no-texts", file, "",
        new("翻訳の一覧として読めません。", "This cannot be read as a list of translations."),
        new("書き出したファイル（key と en の列がある .xlsx・.csv、または XLIFF 1.2）を選んでください。",
            "Choose the file that was exported: .xlsx or .csv with the columns key and en, or XLIFF 1.2."));

    public static Problem Unknown(string file, Translation t) => new("unknown-text", file, t.Place,
        new($"「{t.Key}」という文言はこの様式にありません: {t.English}", $"There is no text '{t.Key}' in this form: {t.English}"),
        new("今の版から書き出し直してください。", "Export the texts of the present version again."));

    public static Problem Stale(string file, Translation t, string now) => new("stale-translation", file, t.Place,
        new($"「{t.Key}」の原文が変わりました（今は「{now}」）。取り込まなかった訳: {t.English}",
            $"The source of '{t.Key}' has changed (now '{now}'). The translation that was not taken over: {t.English}"),
        new("今の原文に合わせて訳し直すか、そのまま使うときは source_digest を空にし、ja の列を今の原文にしてください。",
            "Translate the present text; to use it as it is, empty source_digest and put the present text into the column ja."));

    public static Problem Untranslated(string file, Translation t) => new("untranslated", file, t.Place,
        new($"「{t.Key}」の訳が空です。今の訳を残しました。", $"The translation of '{t.Key}' is empty. The present one was kept."),
        new("訳を書いてください。", "Write a translation."));

    public static Problem NotOpen(string file, Translation t) => new("text-not-open", file, t.Place,
        new($"「{t.Key}」は国の様式の文言で、この様式では変えられません。取り込まなかった訳: {t.English}",
            $"'{t.Key}' is a text of the national form and is not open to change here. Not taken over: {t.English}"),
        new("国の様式の管理者に知らせてください。", "Tell whoever keeps the national form."));
}

using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>The texts of what is wrong with a table of who decides, and of what a run says when it finds none.</summary>
internal static class DecisionFaults
{
    /// <summary>Stands for every word that no row names.</summary>
    public const string AnotherWord = "（その他）";

    private const string File = "decision-table.json";

    public static Problem NoJson(string reason) => Of("", $"表として読めません: {reason}", $"The file is no table: {reason}",
        "JSON の書き方を確かめてください。", "Look at the JSON.");

    public static Problem NoRank(string at) => Of(at, "決裁者（rank）がありません。", "Nobody is named who decides (rank).", "選んでください。", "Choose a rank.");

    public static Problem Missing(string at, string member) => Of(at, $"「{member}」がありません。", $"'{member}' is missing.", "書いてください。", "Add it.");

    public static Problem NoDay(string at) => Of(at, "日付ではないか、期間が逆です。", "This is no day, or the end is before the beginning.",
        "2026-04-01 のように書いてください。", "Write it as 2026-04-01.");

    public static Problem NoKind(string at) => Of(at, "列の種類が分かりません。", "The kind of the column is unknown.",
        "number か text にしてください。", "Use number or text.");

    public static Problem Twice(string at) => Of(at, "同じキーの列があります。", "Two columns have the same key.", "キーを変えてください。", "Change one of them.");

    public static Problem Count(string at, int most) => Of(at, $"1から{most}までにしてください。", $"There must be 1 to {most}.",
        "表を分けるか、書き足してください。", "Split the table, or add what is missing.");

    public static Problem NoColumn(string at, string key, string? near) => Of(at, $"「{key}」という列はありません。", $"There is no column '{key}'.",
        near is null ? "columns に書いてください。" : $"「{near}」ではありませんか。", near is null ? "Add it to columns." : $"Did you mean '{near}'?");

    public static Problem NoCondition(string at, DecisionColumn column) => column.IsNumber
        ? Of(at, $"「{column.Label.Ja}」の範囲を読めません。", $"The range of '{column.Label.En}' can not be read.",
            "下限（以上 from・超 above）と上限（以下 upTo・未満 below）を数で、下限が上限を超えないように書いてください。",
            "Write the lower limit (from or above) and the upper one (upTo or below) as numbers, the lower one first.")
        : Of(at, $"「{column.Label.Ja}」の値を読めません。", $"The words of '{column.Label.En}' can not be read.",
            "値の一覧を書いてください。", "Write a list of words.");

    public static Problem NoRole(string at, string role) => Of(at, $"「{role}」というロールはありません。", $"There is no role '{role}'.",
        Nearest.To(role, Roles.Known) is { } near ? $"「{near}」ではありませんか。" : "ロールの一覧から選んでください。",
        Nearest.To(role, Roles.Known) is { } other ? $"Did you mean '{other}'?" : "Choose one from the list of roles.");

    public static Problem TooFine(int most) => Of("/rows", $"条件の組合せが{most}通りを超えるため、もれと重なりを調べられません。",
        $"There are more than {most} combinations: gaps and overlaps can not be looked for.", "表を分けてください。", "Split the table.");

    public static Problem Gap(DecisionTable table, Value[] sample) => Of("/rows",
        $"どの行にも当たらない場合があります（{Example(table, sample, "ja")}）。", $"No row says who decides ({Example(table, sample, "en")}).",
        "行を足すか、その他すべての決裁者（otherwise）を決めてください。", "Add a row, or say who decides all others (otherwise).");

    public static Problem Overlap(DecisionTable table, int first, int second, Value[] sample) => Of($"/rows/{second}",
        $"{first + 1}行目と{second + 1}行目が重なっています（{Example(table, sample, "ja")}）。",
        $"Rows {first + 1} and {second + 1} overlap ({Example(table, sample, "en")}).",
        "どちらか一方だけに当たるように範囲を直してください。", "Correct the ranges so that only one of them applies.");

    public static Problem NoCases() => Of("/cases", "試験例がありません。", "There are no cases.",
        "それぞれの行に1つ以上の例と、決裁者を書いてください。", "Write an example for each row, and who decides it.");

    public static Problem Untried(string at, int row) => Of(at, $"{row}行目に当たる試験例がありません。", $"No case tries row {row}.",
        "試験例（cases）を足してください。", "Add a case.");

    public static Problem Case(string at, DecisionCase given, string? got) => Of(at,
        $"試験例「{given.Name}」は「{given.Expect}」のはずですが「{got ?? "なし"}」になります。", $"Case '{given.Name}' expects '{given.Expect}' but gives '{got ?? "nobody"}'.",
        "表か試験例のどちらかを直してください。", "Correct the table or the case.");

    public static LocalText NoTable(string key, DateOnly day) => new(
        $"{day:yyyy-MM-dd} に有効な専決規程の表「{key}」がありません。表を公開してから、このステップを再実行してください。",
        $"No table '{key}' of who decides is valid on {day:yyyy-MM-dd}. Publish one and run this step again.");

    public static LocalText NoRow(DecisionTable table) => new(
        $"「{table.Title.Ja}」のどの行にも当たりません。表を直してから、このステップを再実行してください。",
        $"No row of '{table.Title.En}' applies. Correct the table and run this step again.");

    public static LocalText NoLevel(RankDecision decision) => new(
        $"「{decision.Table.Title.Ja}」では「{decision.Rank}」の決裁ですが、この決裁の段階にありません。段階を足すか、表を直してください。",
        $"'{decision.Table.Title.En}' says that '{decision.Rank}' decides, but that is no level here. Add the level or correct the table.");

    private static string Example(DecisionTable table, Value[] sample, string language) => string.Join(language == "ja" ? "、" : ", ",
        table.Columns.Select((c, i) => $"{c.Label.In(language)} = {(sample[i].IsText ? sample[i].AsText : sample[i].ToJson())}{c.Unit}"));

    private static Problem Of(string at, string ja, string en, string cureJa, string cureEn) =>
        new("decisionTable", File, at, new(ja, en), new(cureJa, cureEn));
}

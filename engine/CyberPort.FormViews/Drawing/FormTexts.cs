using CyberPort.Expressions;

namespace CyberPort.FormViews.Drawing;

/// <summary>The words of the form pages themselves, complete in Japanese and English.</summary>
public sealed class FormTexts
{
    private readonly string _language;

    private FormTexts(string language) => _language = language;

    private static readonly Dictionary<string, LocalText> Texts = new(StringComparer.Ordinal)
    {
        ["required"] = new("※必須", "Required"),
        ["optional"] = new("任意", "Optional"),
        ["requiredExplained"] = new(
            "「※必須」のある項目は入力が必要です。途中で閉じても続きから入力できます。",
            "Fields marked “Required” must be filled in. You can close the page and go on later."),
        ["error"] = new("エラー", "Error"),
        ["errors"] = new("入力内容に問題があります", "There is a problem with your answers"),
        ["warnings"] = new("確認が必要な項目があります", "Please confirm"),
        ["notes"] = new("お知らせ", "Please note"),
        ["confirmTick"] = new("内容を確認しました", "I have checked this"),
        ["confirmReason"] = new("この内容で正しい理由", "Why this is right"),
        ["confirmed"] = new("確認済み", "Confirmed"),
        ["reason"] = new("理由", "Reason"),
        ["example"] = new("例：", "Example: "),
        ["next"] = new("次へ進む", "Continue"),
        ["back"] = new("戻る", "Back"),
        ["save"] = new("保存して終了", "Save and leave"),
        ["recalculate"] = new("再計算", "Recalculate"),
        ["submit"] = new("この内容で提出する", "Submit"),
        ["step"] = new("全 {0} ステップ中 {1}", "Step {1} of {0}"),
        ["steps"] = new("入力の手順", "Steps"),
        ["stepDone"] = new("入力済み", "completed"),
        ["stepNow"] = new("入力中", "current"),
        ["stepTodo"] = new("未入力", "not started"),
        ["change"] = new("変更", "Change"),
        ["changed"] = new("変更あり", "Changed"),
        ["before"] = new("変更前：", "Before: "),
        ["checkAnswers"] = new("入力内容の確認", "Check your answers"),
        ["acknowledged"] = new("確認された注意事項", "Confirmed warnings"),
        ["era"] = new("元号", "Era"),
        ["year"] = new("年", "Year"),
        ["month"] = new("月", "Month"),
        ["day"] = new("日", "Day"),
        ["from"] = new("始まり", "First day"),
        ["to"] = new("終わり", "Last day"),
        ["gregorian"] = new("西暦", "Gregorian"),
        ["choose"] = new("選んでください", "Choose"),
        ["none"] = new("指定しない", "Not specified"),
        ["search"] = new("名前、番号、ふりがなで検索", "Search by name, number or reading"),
        ["found"] = new("{0} 件あります", "{0} found"),
        ["yearMonthDay"] = new("年月日（例 8-4-1）", "Year, month, day (8-4-1)"),
        ["agree"] = new("上の内容を確認し、同意します", "I have read this and agree"),
        ["signer"] = new("同意する方の氏名", "Name of who agrees"),
        ["total"] = new("合計", "Total"),
        ["lookup"] = new("番号、名称、フリガナで検索", "Search by number, name or reading"),
        ["lookupFacility"] = new("施設の番号、名称、フリガナで検索", "Search facilities by number, name or reading"),
        ["lookupVessel"] = new("船名、番号、フリガナで検索", "Search vessels by name, number or reading"),
        ["find"] = new("検索", "Search"),
        ["chooseParent"] = new("先に「{0}」を選んでください。選んだら「再計算」を押すと、選択肢が表示されます。",
            "First choose “{0}”; then press “Recalculate” to get the options."),
        ["geometry"] = new("示し方", "Shown as"),
        ["point"] = new("点", "Point"),
        ["line"] = new("線", "Line"),
        ["polygon"] = new("区域", "Area"),
        ["corner"] = new("点 {0}", "Point {0}"),
        ["latitude"] = new("緯度（北緯）", "Latitude (north)"),
        ["longitude"] = new("経度（東経）", "Longitude (east)"),
        ["corners"] = new("座標（地図を使わずに入力できます）", "Coordinates (they can be entered without the map)"),
        ["map"] = new("港の地図", "Map of the port"),
        ["mapHelp"] = new("地図を押すと点が加わります。点は引いて動かせます。", "Press the map to add a point; drag a point to move it."),
        ["undoPoint"] = new("最後の点を消す", "Remove the last point"),
        ["clearPoints"] = new("すべての点を消す", "Remove all points"),
        ["morePoints"] = new("点の欄を増やす", "More points"),
        ["area"] = new("面積", "Area"),
        ["length"] = new("長さ", "Length"),
        ["yes"] = new("はい", "Yes"),
        ["no"] = new("いいえ", "No"),
        ["atMost"] = new("{0} 文字以内", "At most {0} characters"),
        ["left"] = new("あと {0} 文字", "{0} characters left"),
        ["over"] = new("{0} 文字多いです", "{0} characters too many"),
        ["addRow"] = new("行を追加", "Add a row"),
        ["removeRow"] = new("{0} 行目を削除", "Remove row {0}"),
        ["row"] = new("{0} 行目", "Row {0}"),
        ["gridText"] = new("表（1 行に 1 件、列はタブ区切り）", "Table (a line for each row, tabs between columns)"),
        ["gridHint"] = new("列の順：{0}。表計算ソフトの範囲をそのまま貼り付けられます。", "Columns in this order: {0}. A range of a spreadsheet can be pasted as it is."),
        ["gridHelp"] = new(
            "矢印キーで移動し、Enter キーか文字の入力で書き込みます。範囲は Shift＋矢印、貼り付けは Ctrl＋V、下へコピーは Ctrl＋D、元に戻すは Ctrl＋Z です。",
            "Move with the arrow keys; Enter or typing writes. Shift and arrows select, Ctrl+V pastes, Ctrl+D fills down, Ctrl+Z takes back."),
        ["gridAdd"] = new("行を追加", "Add a row"),
        ["gridRemove"] = new("選んだ行を削除", "Remove the chosen rows"),
        ["gridFill"] = new("下へコピー", "Fill down"),
        ["gridUndo"] = new("元に戻す", "Undo"),
        ["gridRedo"] = new("やり直す", "Redo"),
        ["gridCount"] = new("全 {0} 行", "{0} rows"),
        ["gridRow"] = new("{0} 行目", "Row {0}"),
        ["gridNext"] = new("次の行", "Next rows"),
        ["gridPrevious"] = new("前の行", "Previous rows"),
        ["gridErrors"] = new("{0} か所に問題があります", "{0} cells have a problem"),
        ["gridLostRows"] = new(
            "貼り付けた行のうち {0} 行は、この表の上限（{1} 行）を超えるため入れていません。入った分はそのままです。不要な行を削除してから残りを貼り付けるか、残りを別に提出してください。",
            "{0} of the pasted rows were not taken: this table holds {1} rows. What fitted is kept. Remove rows you do not need and paste the rest, or file the rest separately."),
        ["gridLostColumns"] = new(
            "貼り付けた列のうち {0} 列は、入力できる最後の列（{2} 列目「{1}」）より右になるため入れていません。入った分はそのままです。列の順を表に合わせ、左の列から貼り付け直してください。",
            "{0} of the pasted columns were not taken: they lie beyond the last column ({2}: {1}). What fitted is kept. Put the columns in the order of this table and paste them further left."),
        ["noRows"] = new("まだ行がありません", "There are no rows yet"),
        ["rowAdded"] = new("行を追加しました", "A row was added"),
        ["chooseFile"] = new("ファイルを選ぶ", "Choose a file"),
        ["fileKind"] = new("書類の種類", "Kind of document"),
        ["upload"] = new("添付する", "Attach"),
        ["removeFile"] = new("削除", "Remove"),
        ["fileLimits"] = new("{0}、{1} 個まで、1 個 {2} まで", "{0}; up to {1} files of {2} each"),
        ["files"] = new("添付したファイル", "Attached files"),
        ["uploading"] = new("送信中", "Uploading"),
        ["uploaded"] = new("添付しました", "Attached"),
        ["uploadFailed"] = new("送信できませんでした。もう一度選んでください", "The upload failed: choose the file again"),
        ["corporation"] = new("法人", "Corporation"),
        ["person"] = new("個人", "Person"),
        ["partyKind"] = new("区分", "Kind"),
        ["partyWho"] = new("名称・氏名", "Name"),
        ["partyAddress"] = new("住所", "Address"),
        ["partyContact"] = new("連絡先", "Contact"),
        ["showOther"] = new("区分を変えたら「再計算」を押すと、入力欄が変わります。", "After changing the kind, press “Recalculate” to get its fields."),
        ["saved"] = new("下書き保存済み", "Draft saved"),
        ["notSaved"] = new("保存できませんでした。通信を確かめてください", "Not saved: check the connection"),
        ["fieldsChanged"] = new("入力に応じて項目が変わりました", "The fields changed with your answer"),
        ["sessionEnds"] = new("まもなく時間切れになります", "Your session is about to end"),
        ["sessionExplained"] = new("入力した内容は下書きに保存されています。続ける場合は「続ける」を押してください。",
            "Your answers are saved as a draft. Press “Go on” to stay."),
        ["extend"] = new("続ける", "Go on"),
        ["unit"] = new("単位", "Unit"),
        ["auto"] = new("自動計算", "Calculated"),
        ["sourceTyped"] = new("申請者が入力しました", "Entered by the applicant"),
        ["sourceTypedFrom"] = new("{0} が入力しました", "Entered by {0}"),
        ["sourceCopied"] = new("前の申請から写しました", "Copied from an earlier application"),
        ["sourceCopiedFrom"] = new("{0} から写しました", "Copied from {0}"),
        ["sourceProfile"] = new("登録情報から入力しました", "Filled in from the profile"),
        ["sourceProfileFrom"] = new("{0} の登録情報から入力しました", "Filled in from the profile of {0}"),
        ["sourceRegister"] = new("台帳から入力しました", "Filled in from the register"),
        ["sourceRegisterFrom"] = new("台帳の「{0}」から入力しました", "Filled in from the register: {0}"),
        ["sourceCase"] = new("前の案件から入力しました", "Filled in from an earlier case"),
        ["sourceCaseFrom"] = new("案件 {0} から入力しました", "Filled in from case {0}"),
        ["sourceComputed"] = new("自動で計算しました", "Calculated"),
        ["sourceComputedFrom"] = new("自動で計算しました（{0}）", "Calculated ({0})"),
        ["sourceOfficer"] = new("職員が入力しました", "Entered by an officer"),
        ["sourceOfficerFrom"] = new("職員が入力しました（{0}）", "Entered by an officer ({0})"),
        ["inputRequired"] = new("入力してください", "Enter a value"),
    };

    public static FormTexts Japanese { get; } = new("ja");

    public static FormTexts English { get; } = new("en");

    /// <summary>All texts, for the proof that both languages are complete.</summary>
    public static IReadOnlyDictionary<string, LocalText> All => Texts;

    public static FormTexts For(string language) => language == "en" ? English : Japanese;

    public string this[string key] => Texts[key].In(_language);

    /// <summary>A text with {0}, {1} filled in.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, Texts[key].In(_language), values);
}

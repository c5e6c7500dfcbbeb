using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange;

/// <summary>What can be wrong with a list of fields; the place is line and column.</summary>
internal static class FieldListProblems
{
    public static Problem NoColumn(string file, string column) => new("no-column", file, "/1",
        new($"見出しの行に「{column}」の列がありません。", $"The head line has no column '{column}'."),
        new("1行目に列の名前を書いてください。", "Write the names of the columns into the first line."));

    public static Problem Nothing(string file, string procedure) => new("no-rows", file, "",
        new(procedure.Length > 0 ? $"「{procedure}」の行がありません。" : "項目の行がありません。",
            procedure.Length > 0 ? $"There is no row of '{procedure}'." : "There is no row."),
        new("手続の番号か、ファイルを確かめてください。", "Check the procedure's number, or the file."));

    public static Problem TooLong(string file, int line) => At("too-many-cells", file, line, "",
        new("見出しの列より多くの値があります。", "There are more cells than columns."),
        new("コンマを含む値は「\"」で囲んでください。", "Put a value that holds a comma into double quotes."));

    public static Problem Empty(string file, int line, string column) => At("empty", file, line, column,
        new($"「{column}」が空です。", $"'{column}' is empty."),
        new("値を書いてください。", "Write a value."));

    public static Problem NotOneOf(string file, int line, string column, string value, IEnumerable<string> known) => At("not-one-of", file, line, column,
        new($"「{column}」の値「{value}」は使えません。", $"'{value}' cannot be used for '{column}'."),
        new($"次のどれかにしてください: {string.Join("、", known)}", $"Write one of: {string.Join(", ", known)}"));

    public static Problem BadKey(string file, int line, string key) => At("bad-key", file, line, "field_key",
        new($"項目キー「{key}」は使えません。", $"'{key}' cannot be a field's key."),
        new("英小文字で始まる英数字をピリオドでつないでください（例: period.start）。", "Join camelCase names with dots, such as period.start."));

    public static Problem Doubled(string file, int line, string key) => At("doubled", file, line, "field_key",
        new($"項目キー「{key}」が2回あります。", $"The key '{key}' is there twice."),
        new("片方を別の名前にするか、除いてください。", "Rename one of them or leave it out."));

    public static Problem Inside(string file, int line, string key, string above) => At("inside-a-field", file, line, "field_key",
        new($"「{key}」は、それ自体が項目である「{above}」の中にあります。", $"'{key}' lies inside '{above}', which is a field itself."),
        new("どちらかのキーを変えてください。", "Change one of the keys."));

    public static Problem NoList(string file, int line) => At("no-list", file, line, "code_list",
        new("選択肢の項目にコードリストがありません。", "A choice has no code list."),
        new("code_list にリストの名前を書いてください。", "Write the name of a list into code_list."));

    public static Problem BadList(string file, int line, string list) => At("bad-list", file, line, "code_list",
        new($"「{list}」はコードリストの名前に使えません。", $"'{list}' cannot name a code list."),
        new("英小文字・数字・ハイフンで書いてください（例: port-zone）。", "Use lower-case letters, digits and hyphens, such as port-zone."));

    public static Problem BadSchema(string file, int line) => At("bad-schema", file, line, "schema",
        new("「schema」がJSONのオブジェクトではありません。", "'schema' is no JSON object."),
        new("JSON Schema を { … } で書くか、空にしてください。", "Write a JSON Schema in { … }, or leave it empty."));

    public static Problem NoGroup(string file, int line, string key, string group) => At("no-group", file, line, "field_key",
        new($"「{key}」の繰り返し「{group}」がありません。", $"There is no repeated group '{group}' for '{key}'."),
        new($"「{group}」の行（array:object）を加えてください。", $"Add a row '{group}' of the type array:object."));

    public static Problem NoSheet(string file) => new("no-sheet", file, "",
        new("項目一覧のシートがありません。", "There is no sheet with a list of fields."),
        new("1行目に field_key の列があるシートか、XLSForm の survey シートを入れてください。",
            "Add a sheet whose first line has the column field_key, or an XLSForm's sheet survey."));

    private static Problem At(string code, string file, int line, string column, LocalText cause, LocalText cure) =>
        new(code, file, column.Length > 0 ? $"/{line}/{column}" : $"/{line}", new($"{line}行目: {cause.Ja}", $"Line {line}: {cause.En}"), cure);
}

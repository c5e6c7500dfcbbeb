using CyberPort.Expressions;

namespace CyberPort.Forms.Packages;

/// <summary>What can be wrong with the files of a package as such.</summary>
internal static class PackageProblems
{
    public static Problem NoZip() => new("no-zip", "", "",
        new("zipファイルとして読めません。", "This cannot be read as a zip file."),
        new("様式パッケージのzipを選び直してください。", "Choose the zip of a form package."));

    public static Problem ZipLimit(string path, string limit) => new("zip-limit", path, "",
        new($"zipの中身が上限を超えています（{limit}）。", $"The content of the zip is beyond a limit ({limit})."),
        new("不要なファイルを除いて作り直してください。", "Leave out what does not belong to the package and pack it again."));

    public static Problem BadPath(string path) => new("bad-path", path, "",
        new($"「{path}」はパッケージ内のファイル名として使えません。", $"'{path}' cannot be a file name inside a package."),
        new("英数字・ハイフン・ピリオドだけの名前にし、「..」や絶対パスを使わないでください。", "Use letters, digits, hyphens and dots only; no '..' and no absolute path."));

    public static Problem DoubledFile(string path) => new("duplicate-file", path, "",
        new($"「{path}」が2つ入っています。", $"'{path}' is in the package twice."),
        new("片方を除いて作り直してください。", "Leave out one of them and pack it again."));

    public static Problem MissingFile(string path) => new("missing-file", path, "",
        new($"「{path}」がありません。", $"'{path}' is missing."),
        new("ファイルを加えてください。", "Add the file."));

    public static Problem UnknownFile(string path) => new("unknown-file", path, "",
        new($"「{path}」は様式パッケージのファイルではありません。", $"'{path}' is no file of a form package."),
        new("名前を直すか、除いてください。", "Correct the name or leave it out."));

    public static Problem UnequalMessages(string file, string key, string otherFile) => new("missing-language", file, "/" + Documents.Pointers.Escape(key),
        new($"「{key}」は {otherFile} にありますが、{file} にありません。", $"'{key}' is in {otherFile} but not in {file}."),
        new("同じキーの文を加えてください。", "Add the text under the same key."));

    public static Problem NoCases(string file) => new("no-cases", file, "",
        new("動作例（cases）が1件もありません。", "There is not a single case."),
        new("入力と期待する結果の例を1件以上書いてください。", "Write at least one case: values and what is expected of them."));

    public static Problem EmptyReadme() => new("missing-file", PackagePaths.Readme, "",
        new("README.md がないか、空です。", "README.md is missing or empty."),
        new("この様式の根拠・使い方を数行で書いてください。", "Write a few lines about the basis and use of the form."));
}

using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Outputs;

/// <summary>What can be wrong with the outputs of a form.</summary>
internal static class OutputProblems
{
    private const string File = PackagePaths.Outputs;

    public static Problem UnknownField(string pointer, string path) => new("unknown-field", File, pointer,
        new($"項目「{path}」は schema.json にありません。", $"The field '{path}' is not in schema.json."),
        new("項目のパス（/area の形）を直してください。", "Correct the field path."));

    public static Problem NoColumn(string pointer, string path, string rows) => new("unknown-field", File, pointer,
        new($"「{path}」は繰返し項目「{rows}」の列ではありません。", $"'{path}' is no column of the repeated group '{rows}'."),
        new($"{rows}/*/… の形の列を書いてください。", $"Write a column such as {rows}/*/..."));

    public static Problem NotAList(string pointer) => new("wrong-result", File, pointer,
        new("from の式は文字列の一覧を返さなければなりません。", "The expression of from must give a list of texts."),
        new("data.conditions のような一覧を書いてください。", "Write a list such as data.conditions."));
}

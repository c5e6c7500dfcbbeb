using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields;

namespace CyberPort.Forms.Texts;

/// <summary>A text in both languages whose {placeholders} are expressions; "{{" stands for one brace. Never markup.</summary>
public sealed class TextTemplate
{
    private readonly Part[] _ja;
    private readonly Part[] _en;

    private TextTemplate(LocalText source, Part[] ja, Part[] en) => (Source, _ja, _en) = (source, ja, en);

    /// <summary>The text as it is written.</summary>
    public LocalText Source { get; }

    /// <summary>The places that the placeholders read.</summary>
    public IEnumerable<string> Reads => _ja.Concat(_en).SelectMany(p => p.Expression?.Reads ?? []).Distinct();

    private readonly record struct Part(string Text, CompiledExpression? Expression, string? Path);

    public LocalText Fill(EvaluationScope scope, ValueTexts texts) => new(Fill("ja", scope, texts), Fill("en", scope, texts));

    /// <summary>The text in one language with the values filled in; a value that cannot be had leaves a dash.</summary>
    public string Fill(string language, EvaluationScope scope, ValueTexts texts)
    {
        var parts = language == "en" ? _en : _ja;
        if (parts is [{ Expression: null } only]) return only.Text;

        var filled = new StringBuilder();
        foreach (var part in parts)
        {
            if (part.Expression is not { } expression) filled.Append(part.Text);
            else if (expression.TryEvaluate(scope, out var value, out _))
                filled.Append(texts.Show(part.Path, expression.Type, value, language));
            else filled.Append(FieldKind.Empty, 0, FieldKind.Empty.Length);
        }

        return filled.ToString();
    }

    /// <summary>Compiles a text; faults of its placeholders are reported at the place of that language.</summary>
    internal static TextTemplate Compile(LocalText text, ExpressionContext context, TextPlace place, List<Problem> problems) =>
        new(text, Parse(text.Ja, context, place.Japanese, problems), Parse(text.En, context, place.English, problems));

    private static Part[] Parse(string text, ExpressionContext context, (string File, string Pointer) place, List<Problem> problems)
    {
        var parts = new List<Part>();
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '{' or '}' && i + 1 < text.Length && text[i + 1] == text[i]) plain.Append(text[i++]);
            else if (text[i] == '}') problems.Add(Unbalanced(place));
            else if (text[i] != '{') plain.Append(text[i]);
            else
            {
                var end = text.IndexOf('}', i);
                if (end < 0)
                {
                    problems.Add(Unbalanced(place));
                    break;
                }

                if (plain.Length > 0) parts.Add(new(plain.ToString(), null, null));
                plain.Clear();
                Add(text[(i + 1)..end].Trim(), context, place, parts, problems);
                i = end;
            }
        }

        if (plain.Length > 0 || parts.Count == 0) parts.Add(new(plain.ToString(), null, null));
        return [.. parts];
    }

    private static void Add(
        string source, ExpressionContext context, (string File, string Pointer) place, List<Part> parts, List<Problem> problems)
    {
        var compilation = ExpressionCompiler.Compile(source, context);
        foreach (var problem in compilation.Problems) problems.Add(problem.In(place.File, place.Pointer));
        if (compilation.Expression is not { } expression) return;

        // A placeholder that only names a field is shown the way the field shows it.
        var path = expression.Reads is [var only] && source.AsSpan().IndexOfAnyExcept(Names) < 0 ? only : null;
        parts.Add(new("", expression, path));
    }

    private static readonly System.Buffers.SearchValues<char> Names =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.");

    private static Problem Unbalanced((string File, string Pointer) place) => new("unbalanced-braces", place.File, place.Pointer,
        new("{ と } の数が合いません。", "The braces { and } do not match."),
        new("差し込みは {項目名} と書き、文字としての波括弧は {{ }} と重ねてください。", "Write placeholders as {name}; write braces as text doubled: {{ }}."));
}

/// <summary>Where the two languages of a text stand.</summary>
internal readonly record struct TextPlace((string File, string Pointer) Japanese, (string File, string Pointer) English)
{
    /// <summary>A text written as {ja, en} at one place.</summary>
    public static TextPlace Inline(string file, string pointer) => new((file, pointer + "/ja"), (file, pointer + "/en"));

    /// <summary>A text of the message files.</summary>
    public static TextPlace Message(string key) =>
        new((Packages.PackagePaths.Japanese, "/" + Pointers.Escape(key)), (Packages.PackagePaths.English, "/" + Pointers.Escape(key)));
}

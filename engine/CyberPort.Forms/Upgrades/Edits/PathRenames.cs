using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Upgrades;

/// <summary>Field paths that have changed, for every way in which a definition can name a field.</summary>
internal sealed class PathRenames(IReadOnlyDictionary<string, string> moves)
{
    public IReadOnlyDictionary<string, string> Moves { get; } = moves;

    public string Path(string pointer) => AnswerMoves.Pointer(pointer, Moves);

    /// <summary>A path, a node id or the target of a change: "/area", "field:/area", "section:works".</summary>
    public string Name(string name) =>
        name.StartsWith('/') ? Path(name) : name.StartsWith("field:/", StringComparison.Ordinal) ? "field:" + Path(name["field:".Length..]) : name;

    /// <summary>An expression about a field, so that "row" and "this" are known.</summary>
    public string Expression(string text, string? about) =>
        text.StartsWith('/') ? Path(text) : ExpressionRenames.Rename(text, Path, Locals(about));

    /// <summary>A text whose {placeholders} are expressions.</summary>
    public string Template(string text, string? about)
    {
        var written = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var end = text[i] == '{' ? text.IndexOf('}', i) : -1;
            if (text[i] == '{' && i + 1 < text.Length && text[i + 1] == '{') written.Append(text[i++]).Append('{');
            else if (end < 0) written.Append(text[i]);
            else
            {
                written.Append('{').Append(Expression(text[(i + 1)..end], about)).Append('}');
                i = end;
            }
        }

        return written.ToString();
    }

    private static Dictionary<string, string> Locals(string? about)
    {
        var locals = new Dictionary<string, string>(StringComparer.Ordinal);
        if (about is null || !about.StartsWith('/')) return locals;

        locals["this"] = about;
        if (FormTypes.RowsOf(about) is { } rows) locals["row"] = rows + "/*";
        return locals;
    }
}

using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Editing;

/// <summary>Something that may be written at a place of an expression.</summary>
/// <param name="Insert">What is written: "period.from", "daysBetween(", "facilities".</param>
/// <param name="Label">What people call it: the field's label, the function with its parameters, the list's title.</param>
/// <param name="Type">What it is or gives.</param>
public sealed record Suggestion(string Insert, LocalText Label, LocalText Type);

/// <summary>Help at one place of an expression while it is written: what may stand there, and what stands there.</summary>
/// <param name="Start">Where the word begins that a suggestion replaces.</param>
/// <param name="End">Where it ends: at the caret.</param>
/// <param name="Here">What the whole word at the caret is; nothing when it is no name.</param>
public sealed record ExpressionHelp(int Start, int End, IReadOnlyList<Suggestion> Suggestions, Suggestion? Here)
{
    private const int MostShown = 12;
    private const int Deepest = 4;

    /// <summary>The help for a rule about a field.</summary>
    /// <param name="package">The form.</param>
    /// <param name="path">The field that the rule is about; empty for a document, which also knows what the office adds.</param>
    /// <param name="text">The expression so far.</param>
    /// <param name="caret">The place in it, 0 to its length.</param>
    /// <param name="all">Whether everything is offered where no word was begun (Ctrl+Space).</param>
    public static ExpressionHelp At(FormPackage package, string path, string text, int caret, bool all = false)
    {
        caret = Math.Clamp(caret, 0, text.Length);
        var (start, end) = (caret, caret);
        while (start > 0 && IsWord(text[start - 1])) start--;
        while (end < text.Length && IsWord(text[end])) end++;
        var (word, whole) = (text[start..caret], text[start..end]);
        if (IsQuoted(text, start)) return new(start, caret, IsListName(text, start) ? Found(Lists(package), word, all: true) : [], null);

        var known = Names(package, path);
        return new(start, caret, word.Length > 0 || all ? Found(known, word, all) : [], known.FirstOrDefault(s => s.Insert.TrimEnd('(') == whole));
    }

    /// <summary>The expression with a suggestion in place of the word, and where the caret stands then.</summary>
    public (string Text, int Caret) Take(string text, Suggestion suggestion) =>
        (text[..Start] + suggestion.Insert + text[End..], Start + suggestion.Insert.Length);

    // a label is a word as well: people type what they know
    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '.' or '_';

    private static bool IsQuoted(string text, int at) => text.AsSpan(0, at).Count('\'') % 2 == 1;

    private static bool IsListName(string text, int at) =>
        text.AsSpan(0, at).TrimEnd('\'').TrimEnd() is var before && before.EndsWith("code(");

    private static IReadOnlyList<Suggestion> Found(IEnumerable<Suggestion> known, string word, bool all)
    {
        int Rank(Suggestion s) => s.Insert.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? 0
            : s.Insert.Contains(word, StringComparison.OrdinalIgnoreCase) ? 1
            : s.Label.Ja.Contains(word, StringComparison.OrdinalIgnoreCase) || s.Label.En.Contains(word, StringComparison.OrdinalIgnoreCase) ? 2 : 3;
        return [.. known.Select(s => (Suggestion: s, Rank: Rank(s))).Where(s => s.Rank < 3 || (all && word.Length == 0))
            .OrderBy(s => s.Rank).Take(MostShown).Select(s => s.Suggestion)];
    }

    private static List<Suggestion> Names(FormPackage package, string path)
    {
        var types = new FormTypes(package.Schema);
        List<Suggestion> names = [];
        var around = path.Length > 0 ? types.Field(path) : types.Form(new ExpressionLocal("data", ExpressionType.Any));
        foreach (var local in around.Locals)
        {
            names.Add(new(local.Name, LocalLabel(local.Name), local.Type.Label));
            if (local.Name == "row") Members(package, local.Type, "row.", local.Path!, names, 0);
        }

        Members(package, types.Root, "", "", names, 0);
        names.AddRange(FunctionRegistry.Standard.All.OrderBy(f => f.Name, StringComparer.Ordinal).Select(Function));
        return names;
    }

    private static void Members(FormPackage package, ExpressionType record, string prefix, string path, List<Suggestion> names, int depth)
    {
        foreach (var (name, type) in record.Members)
        {
            var at = $"{path}/{name}";
            var field = package.Field(at);
            var label = package.Ui.Showing(at)?.Label ?? new(name, name);
            if (field is not { Off: true }) names.Add(new(prefix + name, label, field?.Unit is { } unit ? new($"{type.Label.Ja}（{unit}）", $"{type.Label.En} ({unit})") : type.Label));
            if (depth < Deepest && field is not { Kind: "file" }) Members(package, type, $"{prefix}{name}.", at, names, depth + 1);
        }
    }

    private static IEnumerable<Suggestion> Lists(FormPackage package) => package.CodeLists.Values.OrderBy(l => l.Id, StringComparer.Ordinal)
        .Select(l => new Suggestion(l.Id, l.Title, new("コード表", "a code list")));

    private static Suggestion Function(ExpressionFunction function)
    {
        var parameters = string.Join(", ", function.Parameters.Select(p => p.Name + (p.Repeats ? ", …" : p.Optional ? "?" : "")));
        var shown = $"{function.Name}({parameters})";
        return new(function.Name + "(", new(shown, shown), function.Result.Label);
    }

    private static LocalText LocalLabel(string name) => name switch
    {
        "this" => new("この項目", "this field"),
        "row" => new("この行", "this row"),
        "data" => new("職員の決めたこと（data.number など）", "what the office adds (data.number ...)"),
        "role" => new("見ている人の役割", "the role of whoever looks"),
        _ => new("手続と港について分かっていること", "what is known of procedure and port"),
    };
}

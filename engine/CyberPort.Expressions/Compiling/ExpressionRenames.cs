using System.Text;
using CyberPort.Expressions.Syntax;

namespace CyberPort.Expressions;

/// <summary>Writes an expression anew when places that it names have another path; the rest of its text stays as it is.</summary>
public static class ExpressionRenames
{
    /// <summary>The text with the new names; the same text when it names none of them or is no expression.</summary>
    /// <param name="rename">The new path of a place such as "/place/area" or "/rows/*/tons"; the same path when it stays.</param>
    /// <param name="locals">The paths behind local names: "row" is "/rows/*".</param>
    public static string Rename(string text, Func<string, string> rename, IReadOnlyDictionary<string, string>? locals = null)
    {
        try
        {
            var walk = new Walk(text, rename);
            walk.Visit(Parser.Parse(text, ExpressionLimits.Standard), locals ?? new Dictionary<string, string>());
            return walk.Written();
        }
        catch (ExpressionSyntaxException)
        {
            return text;
        }
    }

    private sealed class Walk(string text, Func<string, string> rename)
    {
        private readonly List<(int Start, int End, string Text)> _edits = [];

        public string Written()
        {
            var written = new StringBuilder(text);
            foreach (var (start, end, name) in _edits.OrderByDescending(e => e.Start)) written.Remove(start, end - start).Insert(start, name);
            return written.ToString();
        }

        public void Visit(SyntaxNode node, IReadOnlyDictionary<string, string> locals)
        {
            switch (node)
            {
                case NameSyntax or MemberSyntax when IsFromRoot(node, locals): Replace(node, PathOf(node, locals)!); break;
                case MemberSyntax member: VisitMember(member, locals); break;
                case IndexSyntax index: VisitAll([index.Target, index.Index], locals); break;
                case UnarySyntax unary: Visit(unary.Operand, locals); break;
                case ChainSyntax chain: VisitAll([chain.First, .. chain.Links.Select(l => l.Operand)], locals); break;
                case ConditionalSyntax choice: VisitAll([choice.Condition, choice.Then, choice.Else], locals); break;
                case TemplateSyntax template: VisitAll(template.Parts, locals); break;
                case ListSyntax list: VisitAll(list.Items, locals); break;
                case RecordSyntax record: VisitRecord(record, locals); break;
                case CallSyntax call: VisitCall(call, locals); break;
            }
        }

        private void VisitAll(IEnumerable<SyntaxNode> nodes, IReadOnlyDictionary<string, string> locals)
        {
            foreach (var node in nodes) Visit(node, locals);
        }

        // A member of a row: only its own name is written here, and the row stays the row.
        private void VisitMember(MemberSyntax member, IReadOnlyDictionary<string, string> locals)
        {
            if (PathOf(member.Target, locals) is { } above && rename($"{above}/{member.Name}") is var path)
            {
                var renamed = rename(above) + "/";
                if (path != $"{above}/{member.Name}" && path.StartsWith(renamed, StringComparison.Ordinal))
                    _edits.Add((member.NameStart, member.End, Names(path[renamed.Length..])));
            }

            Visit(member.Target, locals);
        }

        private void VisitRecord(RecordSyntax record, IReadOnlyDictionary<string, string> locals)
        {
            foreach (var (name, value) in record.Members)
            {
                var before = text.AsSpan(0, value.Start).TrimEnd();
                var isShort = value is NameSyntax && (before.Length == 0 || before[^1] != ':');
                if (!isShort) Visit(value, locals);
                else if (PathOf(value, locals) is { } path && rename(path) is var renamed && renamed != path)
                    _edits.Add((value.Start, value.End, $"{name}: {Names(renamed[1..])}"));
            }
        }

        private void VisitCall(CallSyntax call, IReadOnlyDictionary<string, string> locals)
        {
            if (call.Target is { } target) Visit(target, locals);
            var list = call.Target ?? (call.Arguments is [var first, ..] ? first : null);
            foreach (var argument in call.Arguments)
            {
                if (argument is LambdaSyntax lambda) Visit(lambda.Body, Inside(lambda, list, locals));
                else if (call is { Target: null, Name: "prev" } && argument is LiteralSyntax { Value: { IsText: true } path })
                    Replace(argument, path.AsText, p => $"'{p}'");
                else Visit(argument, locals);
            }
        }

        private Dictionary<string, string> Inside(LambdaSyntax lambda, SyntaxNode? list, IReadOnlyDictionary<string, string> locals)
        {
            // A parameter hides a place of the same name even when nobody knows what it stands for.
            var path = list is null ? null : PathOf(list, locals);
            return new(locals) { [lambda.Parameter] = path is null ? "" : path + "/*" };
        }

        private void Replace(SyntaxNode node, string path) => Replace(node, path, p => Names(p[1..]));

        private void Replace(SyntaxNode node, string path, Func<string, string> write)
        {
            if (rename(path) is var renamed && renamed != path) _edits.Add((node.Start, node.End, write(renamed)));
        }

        private static string Names(string path) => path.Replace('/', '.');

        private static bool IsFromRoot(SyntaxNode node, IReadOnlyDictionary<string, string> locals) => node switch
        {
            NameSyntax name => !locals.ContainsKey(name.Name),
            MemberSyntax member => IsFromRoot(member.Target, locals),
            _ => false,
        };

        private static string? PathOf(SyntaxNode node, IReadOnlyDictionary<string, string> locals) => node switch
        {
            NameSyntax name => locals.TryGetValue(name.Name, out var path) ? path.Length == 0 ? null : path : "/" + name.Name,
            MemberSyntax member => PathOf(member.Target, locals) is { } above ? $"{above}/{member.Name}" : null,
            IndexSyntax index => PathOf(index.Target, locals) is { } rows ? rows + "/*" : null,
            CallSyntax { Name: "filter", Target: { } list } => PathOf(list, locals),
            CallSyntax { Name: "find", Target: { } list } => PathOf(list, locals) is { } rows ? rows + "/*" : null,
            _ => null,
        };
    }
}

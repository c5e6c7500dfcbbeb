using System.Collections.Frozen;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields.Texts;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Structure;

/// <summary>The x-cp-* annotations a schema may carry.</summary>
internal static class Annotations
{
    private static readonly FrozenDictionary<string, ValueKind> Known = new Dictionary<string, ValueKind>
    {
        ["x-cp-kind"] = ValueKind.Text,
        ["x-cp-class"] = ValueKind.Text,
        ["x-cp-off"] = ValueKind.Boolean,
        ["x-cp-list"] = ValueKind.Text,
        ["x-cp-unit"] = ValueKind.Text,
        ["x-cp-locked"] = ValueKind.List,
        ["x-cp-personal"] = ValueKind.Boolean,
        ["x-cp-replaces"] = ValueKind.Text,
        ["x-cp-migrate"] = ValueKind.Text,
        ["x-cp-copy"] = ValueKind.Boolean,
        ["x-cp-basis"] = ValueKind.Text,
        ["x-cp-fold"] = ValueKind.Text,
        ["x-cp-files"] = ValueKind.Record,
        ["x-cp-width"] = ValueKind.Text,
        ["x-cp-parent"] = ValueKind.Text,
        ["x-cp-lang"] = ValueKind.Text,
        ["x-cp-agreement"] = ValueKind.Record,
        ["x-cp-matrix"] = ValueKind.Record,
        ["x-cp-map"] = ValueKind.Record,
        ["x-cp-fills"] = ValueKind.Record,
    }.ToFrozenDictionary();

    private static readonly string[] Facets = ["label", "help", "required", "limits", "options", "position", "rule"];

    public static void Check(Value node, string pointer, List<Problem> problems)
    {
        if (node.Kind != ValueKind.Record) return;
        foreach (var (name, value) in node.AsRecord)
        {
            if (!name.StartsWith("x-cp-", StringComparison.Ordinal)) continue;
            if (!Known.TryGetValue(name, out var kind))
                problems.Add(DocumentProblems.Unknown(PackagePaths.Schema, pointer, name, Known.Keys));
            else if (value.Kind != kind)
                problems.Add(DocumentProblems.WrongType(PackagePaths.Schema, Pointers.Append(pointer, name), $"{kind} の値", $"a {kind}"));
        }

        Word(node, "x-cp-class", ["common", "optional"], pointer, problems);
        Word(node, "x-cp-lang", ["ja", "en"], pointer, problems);
        Word(node, "x-cp-fold", [.. TextFolds.Names], pointer, problems);
        if (node["x-cp-locked"] is { Kind: ValueKind.List } locked)
            foreach (var facet in locked.AsList.Where(f => !f.IsText || !Facets.Contains(f.AsText)))
                problems.Add(DocumentProblems.NotOneOf(PackagePaths.Schema, pointer + "/x-cp-locked", facet.ToString(), Facets));
    }

    private static void Word(Value node, string name, string[] words, string pointer, List<Problem> problems)
    {
        if (node[name] is { IsText: true } word && !words.Contains(word.AsText))
            problems.Add(DocumentProblems.NotOneOf(PackagePaths.Schema, Pointers.Append(pointer, name), word.AsText, words));
    }
}

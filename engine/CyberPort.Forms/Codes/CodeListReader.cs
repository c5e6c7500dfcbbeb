using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Codes;

/// <summary>Reads codelists/*.json.</summary>
internal static partial class CodeListReader
{
    private static readonly Dictionary<string, CodeListExtent> Extents = new()
    {
        ["national"] = CodeListExtent.National,
        ["port"] = CodeListExtent.Port,
    };

    private static readonly Dictionary<string, ValueKind> Types = new()
    {
        ["text"] = ValueKind.Text,
        ["number"] = ValueKind.Number,
        ["boolean"] = ValueKind.Boolean,
    };

    public static CodeList Read(string id, DocumentCursor cursor, FormLimits limits)
    {
        var columns = cursor.Record("columns") is { } named ? ReadColumns(named) : [];
        var extent = cursor.OneOf("extent", Extents, CodeListExtent.National);
        var rows = cursor.Map("rows").Select(r => ReadRow(r.Id, r.Member, columns)).ToDictionary(r => r.Code, StringComparer.Ordinal);
        var list = new CodeList
        {
            Id = id,
            Version = cursor.NeededText("version"),
            Title = cursor.NeededLocal("title"),
            Extent = extent,
            OpenAttributes = cursor.Flag("openAttributes"),
            OpenRows = cursor.Flag("openRows"),
            Columns = columns,
            Rows = rows,
            Offered = Order(cursor, rows),
            IsClosed = cursor.Flag("closed", extent == CodeListExtent.National),
        };
        if (rows.Count > limits.CodeRows)
            cursor.Report(DocumentProblems.TooMany(cursor.File, cursor.PointerTo("rows"), rows.Count, limits.CodeRows));
        cursor.Need("extent");
        FindLostParents(cursor, list);
        FindLostNationals(cursor, list);
        cursor.Done();
        return list;
    }

    private static Dictionary<string, ValueKind> ReadColumns(DocumentCursor cursor)
    {
        var columns = new Dictionary<string, ValueKind>(StringComparer.Ordinal);
        foreach (var name in cursor.Names.ToArray()) columns[name] = cursor.OneOf(name, Types, ValueKind.Text);
        return columns;
    }

    private static CodeRow ReadRow(string code, DocumentCursor cursor, Dictionary<string, ValueKind> columns)
    {
        if (!CodeShape().IsMatch(code)) cursor.Report(DocumentProblems.BadKey(cursor.File, cursor.Pointer, code, "A01, water, JPHIJ-03"));
        foreach (var language in new[] { "ja", "en" })
            if (!cursor.Has(language)) cursor.Report(DocumentProblems.MissingLanguage(cursor.File, cursor.Pointer, language));
        var row = new CodeRow(code, new(cursor.Text("ja") ?? "", cursor.Text("en") ?? ""))
        {
            Kana = cursor.Text("kana"),
            Parent = cursor.Text("parent"),
            National = cursor.Text("national"),
            ValidFrom = cursor.Date("validFrom"),
            ValidTo = cursor.Date("validTo"),
            Attributes = cursor.Record("attributes") is { } attributes ? ReadAttributes(attributes, columns) : ValueRecord.Empty,
        };
        cursor.Done();
        return row;
    }

    private static ValueRecord ReadAttributes(DocumentCursor cursor, Dictionary<string, ValueKind> columns)
    {
        var members = new List<KeyValuePair<string, Value>>();
        foreach (var (name, kind) in columns)
        {
            var value = cursor.Any(name);
            if (!value.IsNull && value.Kind != kind)
                cursor.Report(DocumentProblems.WrongType(cursor.File, cursor.PointerTo(name), $"columns に書かれた型（{kind}）の値", $"a {kind} as the column says"));
            members.Add(new(name, value));
        }

        cursor.Done();
        return ValueRecord.Of(members);
    }

    // Without an order the codes themselves are the order: a map has none.
    private static IReadOnlyList<string> Order(DocumentCursor cursor, Dictionary<string, CodeRow> rows)
    {
        if (!cursor.Has("order")) return [.. rows.Keys.Order(StringComparer.Ordinal)];

        var order = cursor.Texts("order");
        foreach (var code in order.Where(c => !rows.ContainsKey(c)))
            cursor.Report(UnknownCode(cursor.File, cursor.PointerTo("order"), code));
        return [.. order.Where(rows.ContainsKey)];
    }

    private static void FindLostParents(DocumentCursor cursor, CodeList list)
    {
        foreach (var row in list.Rows.Values.Where(r => r.Parent is { } parent && parent != r.Code && !list.Rows.ContainsKey(parent)))
            cursor.Report(UnknownCode(cursor.File, $"/rows/{Pointers.Escape(row.Code)}/parent", row.Parent!));
    }

    // A code that stands for another one that stands for a third would be counted as neither.
    private static void FindLostNationals(DocumentCursor cursor, CodeList list)
    {
        foreach (var row in list.Rows.Values.Where(r => r.National is { } national && list.Find(national) is not { National: null }))
            cursor.Report(UnknownCode(cursor.File, $"/rows/{Pointers.Escape(row.Code)}/national", row.National!));
    }

    private static Problem UnknownCode(string file, string pointer, string code) => new("unknown-code", file, pointer,
        new($"コード「{code}」はこの表の rows にありません。", $"The code '{code}' is not among the rows of this list."),
        new("rows にあるコードを書くか、行を加えてください。", "Write a code of the rows, or add the row."));

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,39}\z", RegexOptions.NonBacktracking)]
    private static partial Regex CodeShape();
}

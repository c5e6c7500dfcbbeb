using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.Cases;

/// <summary>Reads cases.json, whose members are the cases by id.</summary>
internal static class CaseReader
{
    private static readonly Dictionary<string, Severity> Severities = new()
    {
        ["error"] = Severity.Error,
        ["warning"] = Severity.Warning,
        ["info"] = Severity.Info,
    };

    public static IReadOnlyDictionary<string, FormCase> ReadAll(DocumentCursor cursor, FormLimits limits)
    {
        var cases = new SortedDictionary<string, FormCase>(StringComparer.Ordinal);
        foreach (var (id, member) in cursor.Members()) cases[id] = Read(id, member);
        if (cases.Count > limits.Cases) cursor.Report(DocumentProblems.TooMany(cursor.File, "", cases.Count, limits.Cases));
        foreach (var lost in cases.Values.Where(c => c.Like is { } like && !cases.ContainsKey(like)))
            cursor.Report(UnknownLike(cursor.File, lost));
        return cases;
    }

    private static FormCase Read(string id, DocumentCursor cursor)
    {
        var read = new FormCase
        {
            Id = id,
            Name = cursor.NeededLocal("name"),
            Like = cursor.Text("like"),
            Values = cursor.Any("values"),
            Change = RecordOf(cursor, "change"),
            Expect = cursor.Record("expect") is { } expect ? ReadExpectation(expect) : new(),
            Inherited = cursor.Flag("inherited"),
        };
        cursor.Need("expect");
        if (cursor.Record("context") is { } context) read = ReadContext(read, context);
        foreach (var pointer in read.Change.Keys.Where(k => !k.StartsWith('/'))) cursor.Report(NoPointer(cursor, pointer));
        cursor.Done();
        return read;
    }

    private static FormCase ReadContext(FormCase read, DocumentCursor cursor)
    {
        var withContext = read with
        {
            Today = cursor.Date("today"),
            Phase = cursor.Has("phase") ? cursor.OneOf("phase", RuleReader.Phases, FormPhase.Submit) : null,
            Page = cursor.Text("page"),
            Role = cursor.Text("role"),
            Language = cursor.Text("language"),
            Facts = RecordOf(cursor, "facts"),
            Previous = cursor.Any("previous"),
            Acknowledged = RecordOf(cursor, "acknowledged"),
        };
        cursor.Any("phase");
        cursor.Done();
        return withContext;
    }

    private static CaseExpectation ReadExpectation(DocumentCursor cursor)
    {
        var expectation = new CaseExpectation
        {
            Visible = RecordOf(cursor, "visible"),
            Enabled = RecordOf(cursor, "enabled"),
            Required = RecordOf(cursor, "required"),
            Computed = RecordOf(cursor, "computed"),
            Options = RecordOf(cursor, "options"),
            Texts = RecordOf(cursor, "texts"),
            Issues = ReadIssues(cursor),
            Absent = cursor.Texts("absent"),
            Workflow = RecordOf(cursor, "workflow"),
            Case = RecordOf(cursor, "case"),
        };
        cursor.Done();
        return expectation;
    }

    private static List<ExpectedIssue>? ReadIssues(DocumentCursor cursor)
    {
        var list = cursor.Any("issues");
        if (list.IsNull) return null;

        var issues = new List<ExpectedIssue>();
        if (list.Kind != ValueKind.List)
        {
            cursor.Report(DocumentProblems.WrongType(cursor.File, cursor.PointerTo("issues"), "一覧（[ ]）", "a list ([ ])"));
            return issues;
        }

        for (var i = 0; i < list.AsList.Count; i++)
        {
            var issue = cursor.Item("issues", i, list.AsList[i]);
            issues.Add(new(issue.NeededText("rule"), issue.OneOf("severity", Severities, Severity.Error), issue.NeededText("path")));
            issue.Done();
        }

        return issues;
    }

    private static ValueRecord RecordOf(DocumentCursor cursor, string name)
    {
        var value = cursor.Any(name);
        if (value.Kind == ValueKind.Record) return value.AsRecord;
        if (!value.IsNull) cursor.Report(DocumentProblems.WrongType(cursor.File, cursor.PointerTo(name), "レコード（{ }）", "a record ({ })"));
        return ValueRecord.Empty;
    }

    private static Problem UnknownLike(string file, FormCase lost) => new("unknown-case", file, $"/{Pointers.Escape(lost.Id)}/like",
        new($"「{lost.Like}」という動作例がありません。", $"There is no case '{lost.Like}'."),
        new("同じファイルにある動作例の名前を書いてください。", "Write the id of a case in this file."));

    private static Problem NoPointer(DocumentCursor cursor, string pointer) => new("no-pointer", cursor.File, cursor.PointerTo("change"),
        new($"「{pointer}」は項目の場所（/area の形）ではありません。", $"'{pointer}' is no place such as /area."),
        new("「/」で始まる場所を書いてください。", "Write a place that begins with '/'."));
}

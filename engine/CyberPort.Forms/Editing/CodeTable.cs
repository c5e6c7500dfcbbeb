using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing;

/// <summary>One code as a line of a table; dates as 2026-04-01, attributes in the order of the table's columns.</summary>
/// <param name="Offered">Whether it can be chosen; a code that was used once stays readable.</param>
public sealed record CodeLine(string Code, string Ja, string Kana, string En, string Parent, string ValidFrom, string ValidTo, IReadOnlyList<string> Attributes, bool Offered);

/// <summary>A code list as a table: shown, filled line by line, or pasted from a spreadsheet and copied back.</summary>
public sealed class CodeTable
{
    private static readonly string[] Names = ["code", "ja", "kana", "en", "parent", "validFrom", "validTo"];

    private CodeTable(CodeList list, bool isOpen)
    {
        (List, IsOpen) = (list, isOpen);
        Columns = [.. list.Columns.Keys];
        Lines = [.. list.Offered.Select(c => LineOf(list.Rows[c], true)), .. list.Rows.Values.Where(r => !list.Offers(r.Code)).OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => LineOf(r, false))];
    }

    public CodeList List { get; }

    /// <summary>Whether the organisation may fill it: its own lists, and national ones whose extent is the port's.</summary>
    public bool IsOpen { get; }

    /// <summary>The names of the attributes.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What is offered in its order, then what is not.</summary>
    public IReadOnlyList<CodeLine> Lines { get; }

    /// <summary>The tables of a form, by title.</summary>
    public static IReadOnlyList<CodeTable> Of(Workpiece work, FormPackage form) =>
        [.. form.CodeLists.Values.OrderBy(l => l.Title.Ja, StringComparer.Ordinal).Select(l => new CodeTable(l, IsFillable(work, l.Id)))];

    /// <summary>A new list of the organisation's own.</summary>
    public static (Workpiece Work, string Id) Begin(Workpiece work, FormPackage form, LocalText title)
    {
        var number = 1;
        while (form.CodeLists.ContainsKey($"own-{number}")) number++;
        var id = $"own-{number}";
        var document = Value.Record(
            ("version", Value.Of("1")), ("title", Value.Record(("ja", Value.Of(title.Ja)), ("en", Value.Of(title.En)))), ("extent", Value.Of(work.IsOwnForm ? "national" : "port")), ("rows", Value.Record()));
        return (work.With(PackagePaths.CodeList(id), document), id);
    }

    /// <summary>The form with these lines; a code that is missing among them can no longer be chosen, and stays readable.</summary>
    public Workpiece Put(Workpiece work, IReadOnlyList<CodeLine> lines)
    {
        var path = PackagePaths.CodeList(List.Id);
        var document = work.Files[path] is { } bytes ? Value.Parse(bytes.Span) : Value.Record(("version", Value.Of(List.Version)));
        var kept = Lines.Where(l => lines.All(n => n.Code != l.Code)).Select(l => l with { Offered = false });
        var rows = lines.Concat(kept).ToDictionary(l => l.Code, RowOf, StringComparer.Ordinal);
        document = document.With("/rows", Value.Of(ValueRecord.Of(rows)))
            .With("/order", Value.Of([.. lines.Where(l => l.Offered).Select(l => Value.Of(l.Code))]));
        return work.With(path, document);
    }

    /// <summary>What is offered as a spreadsheet takes it: a line of names, then a line for each code.</summary>
    public string ToText() => TabbedText.Write(Lines.Where(l => l.Offered).Select(Cells).Prepend([.. Names, .. Columns]));

    /// <summary>The lines of a text that was pasted, with or without the line of names; with problems there are none.</summary>
    public (IReadOnlyList<CodeLine> Lines, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var problems = new List<Problem>();
        var lines = new List<CodeLine>();
        foreach (var (cells, number) in TabbedText.Read(text).Select((r, i) => (r, i + 1)))
        {
            if (number == 1 && cells.Count > 1 && cells[0].Trim() == Names[0]) continue;
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            string Cell(int at) => at < cells.Count ? cells[at].Trim() : "";
            var line = new CodeLine(Cell(0), Cell(1), Cell(2), Cell(3).Length > 0 ? Cell(3) : Cell(1), Cell(4), Cell(5), Cell(6), [.. Columns.Select((_, i) => Cell(Names.Length + i))], true);
            problems.AddRange(Faults(line).Select(f => new Problem("code-line", PackagePaths.CodeList(List.Id), $"/{number}", new($"{number}行目：{f.Ja}", $"Line {number}: {f.En}"), new("", ""))));
            if (lines.Exists(l => l.Code == line.Code))
                problems.Add(new("code-twice", PackagePaths.CodeList(List.Id), $"/{number}", new($"{number}行目：コード「{line.Code}」が2回あります。", $"Line {number}: the code '{line.Code}' stands there twice."), new("", "")));
            lines.Add(line);
        }

        return problems.Count > 0 ? ([], problems) : (lines, []);
    }

    /// <summary>What is wrong with a line, each in a sentence with its cure.</summary>
    public IReadOnlyList<LocalText> Faults(CodeLine line)
    {
        var faults = new List<LocalText>();
        if (line.Code.Length is 0 or > 40 || !char.IsAsciiLetterOrDigit(line.Code[0]) || line.Code.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-')))
            faults.Add(new($"コード「{line.Code}」は半角の英数字で始め、英数字と . _ - を40字までで書いてください。", $"Write the code '{line.Code}' with up to 40 letters, digits, '.', '_' and '-', a letter or digit first."));
        if (line.Ja.Length == 0) faults.Add(new("名称を入力してください。", "Enter the name."));
        foreach (var day in new[] { line.ValidFrom, line.ValidTo })
            if (day.Length > 0 && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                faults.Add(new($"日付「{day}」は 2026-04-01 のように書いてください。", $"Write the date '{day}' as 2026-04-01."));
        foreach (var (name, text) in Columns.Zip(line.Attributes))
            if (text.Length > 0 && Attribute(List.Columns[name], text) is null)
                faults.Add(new($"「{name}」の値「{text}」の型が違います。", $"'{text}' is no value for '{name}'."));
        return faults;
    }

    private static bool IsFillable(Workpiece work, string id) => work.IsOwnForm || !work.Base.CodeLists.TryGetValue(id, out var national) || national.Extent == CodeListExtent.Port;

    private CodeLine LineOf(CodeRow row, bool offered) => new(
        row.Code, row.Label.Ja, row.Kana ?? "", row.Label.En, row.Parent ?? "", Day(row.ValidFrom), Day(row.ValidTo), [.. Columns.Select(c => Text(row.Attributes.TryGetValue(c, out var value) ? value : Value.Null))], offered);

    private static IEnumerable<string> Cells(CodeLine line) => [line.Code, line.Ja, line.Kana, line.En, line.Parent, line.ValidFrom, line.ValidTo, .. line.Attributes];

    private Value RowOf(CodeLine line)
    {
        var row = Value.Record(("ja", Value.Of(line.Ja)), ("en", Value.Of(line.En.Length > 0 ? line.En : line.Ja)));
        foreach (var (name, text) in new[] { ("kana", line.Kana), ("parent", line.Parent), ("validFrom", line.ValidFrom), ("validTo", line.ValidTo) })
            if (text.Length > 0) row = row.With("/" + name, Value.Of(text));
        foreach (var (name, text) in Columns.Zip(line.Attributes))
            if (Attribute(List.Columns[name], text) is { IsNull: false } value) row = row.With("/attributes/" + Pointers.Escape(name), value);
        return row;
    }

    private static Value? Attribute(ValueKind kind, string text) => kind switch
    {
        _ when text.Length == 0 => Value.Null,
        ValueKind.Number => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : null,
        ValueKind.Boolean => text switch { "true" or "はい" => Value.True, "false" or "いいえ" => Value.False, _ => null },
        _ => Value.Of(text),
    };

    private static string Text(Value value) => value.IsNull ? "" : value.IsText ? value.AsText : value.ToJson();

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}

using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Editing;

/// <summary>One code as a line of a table; dates as 2026-04-01, attributes in the order of the table's columns.</summary>
/// <param name="Offered">Whether it can be chosen; a code that was used once stays readable.</param>
public sealed record CodeLine(string Code, string Ja, string Kana, string En, string Parent, string ValidFrom, string ValidTo, IReadOnlyList<string> Attributes, bool Offered)
{
    /// <summary>Of a port's own code in a national list: the national code that it stands for; "" of every other line.</summary>
    public string National { get; init; } = "";
}

/// <summary>A code list as a table: shown, filled line by line, or pasted from a spreadsheet and copied back.</summary>
public sealed class CodeTable
{
    private static readonly string[] Names = ["code", "ja", "kana", "en", "parent", "validFrom", "validTo"];

    private CodeTable(CodeList list, bool isOpen, bool takesOwn)
    {
        (List, IsOpen, TakesOwn) = (list, isOpen, takesOwn);
        Columns = takesOwn && !list.OpenAttributes ? [] : [.. list.Columns.Keys];
        Lines = [.. list.Offered.Select(c => LineOf(list.Rows[c], true)), .. list.Rows.Values.Where(r => !list.Offers(r.Code)).OrderBy(r => r.Code, StringComparer.Ordinal).Select(r => LineOf(r, false))];
    }

    public CodeList List { get; }

    /// <summary>Whether the organisation may write in it: its own lists, national ones whose extent is the port's, and those that take own codes.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether the lines are the nation's and the organisation adds own codes to them (独自コード).</summary>
    public bool TakesOwn { get; }

    /// <summary>The names of the attributes.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>What is offered in its order, then what is not.</summary>
    public IReadOnlyList<CodeLine> Lines { get; }

    /// <summary>The tables of a form, by title.</summary>
    public static IReadOnlyList<CodeTable> Of(Workpiece work, FormPackage form) =>
        [.. form.CodeLists.Values.OrderBy(l => l.Title.Ja, StringComparer.Ordinal).Select(l => Of(work, l))];

    private static CodeTable Of(Workpiece work, CodeList list)
    {
        var national = work.IsOwnForm ? null : work.Base.CodeLists.GetValueOrDefault(list.Id);
        var takesOwn = national is { Extent: CodeListExtent.National, OpenRows: true } && !OwnCodes.IsLocked(work.Base, list.Id);
        return new(list, takesOwn || national is not { Extent: CodeListExtent.National }, takesOwn);
    }

    /// <summary>Whether a line may be changed.</summary>
    public bool MayEdit(CodeLine line) => IsOpen && (!TakesOwn || line.National.Length > 0);

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

    /// <summary>A national form whose list takes the ports' own codes, or does so no longer.</summary>
    public Workpiece Open(Workpiece work, bool takesOwn)
    {
        var path = PackagePaths.CodeList(List.Id);
        var document = work.Read(path);
        return work.With(path, takesOwn ? document.With("/openRows", Value.True) : document.Without("/openRows"));
    }

    /// <summary>The form with these lines; a code that is missing among them can no longer be chosen, and stays readable.</summary>
    public Workpiece Put(Workpiece work, IReadOnlyList<CodeLine> lines)
    {
        var path = PackagePaths.CodeList(List.Id);
        var document = work.Files[path] is { } bytes ? Value.Parse(bytes.Span) : Value.Record(("version", Value.Of(TakesOwn ? "1" : List.Version)));
        if (TakesOwn) lines = [.. lines.Where(MayEdit)];
        var kept = Lines.Where(MayEdit).Where(l => lines.All(n => n.Code != l.Code)).Select(l => l with { Offered = false });
        var rows = lines.Concat(kept).ToDictionary(l => l.Code, RowOf, StringComparer.Ordinal);
        document = document.With("/rows", Value.Of(ValueRecord.Of(rows)))
            .With("/order", Value.Of([.. lines.Where(l => l.Offered).Select(l => Value.Of(l.Code))]));
        return work.With(path, document);
    }

    /// <summary>What is offered as a spreadsheet takes it: a line of names, then a line for each code.</summary>
    public string ToText() => TabbedText.Write(Lines.Where(l => l.Offered).Select(Cells).Prepend([.. Names, .. NationalName, .. Columns]));

    /// <summary>The lines of a text that was pasted, with or without the line of names; with problems there are none.</summary>
    public (IReadOnlyList<CodeLine> Lines, IReadOnlyList<Problem> Problems) Read(string text)
    {
        var problems = new List<Problem>();
        var lines = new List<CodeLine>();
        var written = TabbedText.Read(text);
        string[] codes = [.. written.Where(cells => cells.Count > 0).Select(cells => cells[0].Trim())];
        foreach (var (cells, number) in written.Select((r, i) => (r, i + 1)))
        {
            if (number == 1 && cells.Count > 1 && cells[0].Trim() == Names[0]) continue;
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            string Cell(int at) => at < cells.Count ? cells[at].Trim() : "";
            var line = new CodeLine(
                Cell(0), Cell(1), Cell(2), Cell(3).Length > 0 ? Cell(3) : Cell(1), Cell(4), Cell(5), Cell(6), [.. Columns.Select((_, i) => Cell(Names.Length + NationalName.Length + i))], true)
            {
                National = TakesOwn ? Cell(Names.Length) : "",
            };
            if (TakesOwn && List.Find(line.Code) is { National: null } row && row.Label.Ja == line.Ja && line.National.Length == 0) continue; // the nation's, as it is
            problems.AddRange(Faults(line, codes).Select(f => new Problem("code-line", PackagePaths.CodeList(List.Id), $"/{number}", new($"{number}行目：{f.Ja}", $"Line {number}: {f.En}"), new("", ""))));
            if (lines.Exists(l => l.Code == line.Code))
                problems.Add(new("code-twice", PackagePaths.CodeList(List.Id), $"/{number}", new($"{number}行目：コード「{line.Code}」が2回あります。", $"Line {number}: the code '{line.Code}' stands there twice."), new("", "")));
            lines.Add(line);
        }

        return problems.Count > 0 ? ([], problems) : (lines, []);
    }

    /// <summary>What is wrong with a line, each in a sentence with its cure.</summary>
    /// <param name="codes">The codes beneath which it may stand; those of this table unless told.</param>
    public IReadOnlyList<LocalText> Faults(CodeLine line, IEnumerable<string>? codes = null)
    {
        var faults = new List<LocalText>();
        if (line.Code.Length is 0 or > 40 || !char.IsAsciiLetterOrDigit(line.Code[0]) || line.Code.Any(c => !char.IsAsciiLetterOrDigit(c) && c is not ('.' or '_' or '-')))
            faults.Add(new($"コード「{line.Code}」は半角の英数字で始め、英数字と . _ - を40字までで書いてください。", $"Write the code '{line.Code}' with up to 40 letters, digits, '.', '_' and '-', a letter or digit first."));
        if (line.Ja.Length == 0) faults.Add(new("名称を入力してください。", "Enter the name."));
        if (TakesOwn) faults.AddRange(OwnFaults(line));
        else if (line.Parent.Length > 0 && !(codes ?? Lines.Select(l => l.Code)).Append(line.Code).Contains(line.Parent))
            faults.Add(new($"上位のコード「{line.Parent}」はこの表にありません。", $"There is no code '{line.Parent}' in this table to stand beneath."));
        foreach (var day in new[] { line.ValidFrom, line.ValidTo })
            if (day.Length > 0 && !DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                faults.Add(new($"日付「{day}」は 2026-04-01 のように書いてください。", $"Write the date '{day}' as 2026-04-01."));
        foreach (var (name, text) in Columns.Zip(line.Attributes))
            if (text.Length > 0 && Attribute(List.Columns[name], text) is null)
                faults.Add(new($"「{name}」の値「{text}」の型が違います。", $"'{text}' is no value for '{name}'."));
        return faults;
    }

    private string[] NationalName => TakesOwn ? ["national"] : [];

    private IEnumerable<LocalText> OwnFaults(CodeLine line)
    {
        if (List.Find(line.Code) is { National: null })
            yield return new($"コード「{line.Code}」は国のコードです。独自コードには別のコードを付けてください。", $"'{line.Code}' is a national code. Give your own one another code.");
        else if (List.Find(line.National) is not { National: null })
            yield return new($"独自コード「{line.Code}」に対応する国のコードを選んでください。全国の集計では、そのコードとして数えます。", $"Choose the national code that '{line.Code}' stands for: the nation counts it as that one.");
    }

    private CodeLine LineOf(CodeRow row, bool offered) => new(
        row.Code, row.Label.Ja, row.Kana ?? "", row.Label.En, row.Parent ?? "", Day(row.ValidFrom), Day(row.ValidTo), [.. Columns.Select(c => Text(row.Attributes.TryGetValue(c, out var value) ? value : Value.Null))], offered)
    {
        National = TakesOwn ? row.National ?? "" : "",
    };

    private IEnumerable<string> Cells(CodeLine line) =>
        [line.Code, line.Ja, line.Kana, line.En, line.Parent, line.ValidFrom, line.ValidTo, .. TakesOwn ? [line.National] : Array.Empty<string>(), .. line.Attributes];

    private Value RowOf(CodeLine line)
    {
        var row = Value.Record(("ja", Value.Of(line.Ja)), ("en", Value.Of(line.En.Length > 0 ? line.En : line.Ja)));
        foreach (var (name, text) in new[] { ("kana", line.Kana), TakesOwn ? ("national", line.National) : ("parent", line.Parent), ("validFrom", line.ValidFrom), ("validTo", line.ValidTo) })
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

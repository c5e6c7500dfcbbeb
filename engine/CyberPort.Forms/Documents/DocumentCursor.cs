using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Forms.Documents;

/// <summary>Reads one record of a document member by member; what nobody asked for is an unknown member.</summary>
public sealed class DocumentCursor
{
    private readonly ValueRecord _record;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly List<Problem> _problems;

    public DocumentCursor(Value value, string file, string pointer, List<Problem> problems)
    {
        (File, Pointer, _problems) = (file, pointer, problems);
        if (value.Kind == ValueKind.Record) _record = value.AsRecord;
        else
        {
            _record = ValueRecord.Empty;
            problems.Add(DocumentProblems.WrongType(file, pointer, "レコード（{ }）", "a record ({ })"));
        }
    }

    public string File { get; }

    public string Pointer { get; }

    public IEnumerable<string> Names => _record.Keys;

    public bool Has(string name) => _record.TryGetValue(name, out var member) && !member.IsNull;

    public void Report(Problem problem) => _problems.Add(problem);

    public string PointerTo(string name) => Pointers.Append(Pointer, name);

    /// <summary>A member as it stands; Null when there is none.</summary>
    public Value Any(string name)
    {
        _asked.Add(name);
        return _record.TryGetValue(name, out var member) ? member : Value.Null;
    }

    public string? Text(string name) => Optional(name, ValueKind.Text, "文字列", "a text") is { IsNull: false } text ? text.AsText : null;

    public string NeededText(string name)
    {
        Need(name);
        return Text(name) ?? "";
    }

    public bool Flag(string name, bool otherwise = false) =>
        Optional(name, ValueKind.Boolean, "true か false", "true or false") is { IsNull: false } flag ? flag.AsBoolean : otherwise;

    public bool? OptionalFlag(string name) => Has(name) ? Flag(name) : Skip<bool?>(name);

    public decimal? Number(string name) => Optional(name, ValueKind.Number, "数値", "a number") is { IsNull: false } number ? number.AsNumber : null;

    public int? Integer(string name)
    {
        if (Number(name) is not { } number) return null;
        if (number == decimal.Truncate(number) && number is >= int.MinValue and <= int.MaxValue) return (int)number;

        Report(DocumentProblems.WrongType(File, PointerTo(name), "整数", "a whole number"));
        return null;
    }

    public DateOnly? Date(string name)
    {
        if (Text(name) is not { } text) return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)) return date;

        Report(DocumentProblems.WrongType(File, PointerTo(name), "日付（2026-04-01 の形）", "a date (as 2026-04-01)"));
        return null;
    }

    /// <summary>A member with "ja" and "en"; one that lacks a language is a problem.</summary>
    public LocalText? Local(string name)
    {
        if (Record(name) is not { } texts) return null;

        var (ja, en) = (texts.Text("ja"), texts.Text("en"));
        if (string.IsNullOrWhiteSpace(ja)) Report(DocumentProblems.MissingLanguage(File, texts.Pointer, "ja"));
        if (string.IsNullOrWhiteSpace(en)) Report(DocumentProblems.MissingLanguage(File, texts.Pointer, "en"));
        texts.Done();
        return new(ja ?? "", en ?? "");
    }

    public LocalText NeededLocal(string name)
    {
        Need(name);
        return Local(name) ?? new("", "");
    }

    public DocumentCursor? Record(string name) =>
        Any(name) is { IsNull: false } member ? new(member, File, PointerTo(name), _problems) : null;

    /// <summary>One record of a list member.</summary>
    public DocumentCursor Item(string name, int index, Value item) => new(item, File, $"{PointerTo(name)}/{index}", _problems);

    /// <summary>The members of a map keyed by id, in the order of the file.</summary>
    public IReadOnlyList<(string Id, DocumentCursor Member)> Map(string name) => Record(name)?.Members() ?? [];

    /// <summary>All members as records, when the record itself is a map keyed by id.</summary>
    public IReadOnlyList<(string Id, DocumentCursor Member)> Members() =>
        [.. _record.Select(m => (m.Key, new DocumentCursor(Any(m.Key), File, PointerTo(m.Key), _problems)))];

    public IReadOnlyList<string> Texts(string name)
    {
        var list = Optional(name, ValueKind.List, "文字列の一覧", "a list of texts");
        if (list.IsNull) return [];

        var (texts, known) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < list.AsList.Count; i++)
        {
            if (list.AsList[i].Kind != ValueKind.Text)
                Report(DocumentProblems.WrongType(File, $"{PointerTo(name)}/{i}", "文字列", "a text"));
            else if (!known.Add(list.AsList[i].AsText))
                Report(DocumentProblems.Duplicate(File, $"{PointerTo(name)}/{i}", list.AsList[i].AsText));
            else texts.Add(list.AsList[i].AsText);
        }

        return texts;
    }

    /// <summary>One of a closed list of words.</summary>
    public T OneOf<T>(string name, IReadOnlyDictionary<string, T> words, T otherwise)
    {
        if (Text(name) is not { } word) return otherwise;
        if (words.TryGetValue(word, out var meaning)) return meaning;

        Report(DocumentProblems.NotOneOf(File, PointerTo(name), word, words.Keys));
        return otherwise;
    }

    public void Need(string name)
    {
        if (!Has(name)) Report(DocumentProblems.Missing(File, Pointer, name));
    }

    /// <summary>Reports every member that was not asked for.</summary>
    public void Done()
    {
        foreach (var name in _record.Keys)
            if (!_asked.Contains(name)) Report(DocumentProblems.Unknown(File, Pointer, name, _asked));
    }

    private Value Optional(string name, ValueKind kind, string ja, string en)
    {
        var member = Any(name);
        if (member.IsNull || member.Kind == kind) return member;

        Report(DocumentProblems.WrongType(File, PointerTo(name), ja, en));
        return Value.Null;
    }

    private T? Skip<T>(string name)
    {
        _asked.Add(name);
        return default;
    }
}

using CyberPort.Expressions;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Codes;

/// <summary>The national fields of a port's form in which the port's own codes may be chosen (独自コード).</summary>
internal sealed class OwnCodeFields(IEnumerable<FormField> fields, IReadOnlyDictionary<string, CodeList> lists)
{
    private readonly (string? Rows, string Name, CodeList List)[] _fields =
    [
        .. from field in fields
           where field is { Kind: "choice", List: not null } && !field.Path.StartsWith("/ext/", StringComparison.Ordinal)
           let list = lists.GetValueOrDefault(field.List!)
           where list is { OpenRows: true } && list.Rows.Values.Any(row => row.National is not null)
           select (field.RowsPath, field.RowsPath is { } rows ? field.Path[(rows.Length + 3)..] : field.Path, list),
    ];

    public bool IsEmpty => _fields.Length == 0;

    /// <summary>Answers with the national codes that own ones stand for; the same record when there is none.</summary>
    public Value National(Value answers)
    {
        foreach (var (rows, name, list) in _fields)
        {
            if (rows is null) answers = Mapped(answers, name, list);
            else if (answers.At(rows) is { Kind: ValueKind.List } lines && lines.AsList.Any(line => IsOwn(line[name], list)))
                answers = answers.With(rows, Value.Of([.. lines.AsList.Select(line => Mapped(line, "/" + name, list))]));
        }

        return answers;
    }

    private static Value Mapped(Value answers, string pointer, CodeList list) =>
        answers.At(pointer) is var code && IsOwn(code, list) ? answers.With(pointer, Value.Of(list.NationalOf(code.AsText))) : answers;

    private static bool IsOwn(Value code, CodeList list) => code.IsText && list.Find(code.AsText)?.National is not null;
}

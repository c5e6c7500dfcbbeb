using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Upgrades;

/// <summary>Takes answers along when fields have another path: a draft, or the values of a case.</summary>
public static class AnswerMoves
{
    /// <summary>The same answers at the new paths; a column moves row by row.</summary>
    public static Value Apply(Value answers, IReadOnlyDictionary<string, string> moves) =>
        moves.OrderBy(m => m.Key.Length).Aggregate(answers, (moved, move) => Move(moved, move.Key, move.Value));

    /// <summary>The new place of a pointer ("/rows/3/tons") or field path ("/rows/*/tons"); the same when it stays.</summary>
    public static string Pointer(string pointer, IReadOnlyDictionary<string, string> moves)
    {
        var move = moves.Where(m => Pointers.IsWithin(Pointers.PathOf(pointer), m.Key)).OrderByDescending(m => m.Key.Length).FirstOrDefault();
        if (move.Key is not { } from) return pointer;

        var names = pointer.Split('/');
        var length = from.Count(c => c == '/') + 1;
        var rows = new Queue<string>(from.Split('/').Zip(names).Where(p => p.First == "*").Select(p => p.Second));
        var to = move.Value.Split('/').Select(name => name == "*" && rows.TryDequeue(out var row) ? row : name);
        return string.Join('/', to.Concat(names.Skip(length)));
    }

    private static Value Move(Value answers, string from, string to)
    {
        var (fromRow, toRow) = (from.IndexOf("/*/", StringComparison.Ordinal), to.IndexOf("/*/", StringComparison.Ordinal));
        if (fromRow < 0 && toRow < 0)
        {
            var value = answers.At(from);
            return value.IsNull ? answers : WithoutEmpty(answers, from).With(to, value);
        }

        // A group that moved as a whole has its rows at the new place already.
        if (fromRow < 0 || toRow < 0 || answers.At(to[..toRow]) is not { Kind: ValueKind.List } rows) return answers;
        for (var i = 0; i < rows.AsList.Count; i++)
        {
            var at = $"{to[..toRow]}/{i.ToString(CultureInfo.InvariantCulture)}";
            answers = answers.With(at, Move(answers.At(at), from[(fromRow + 2)..], to[(toRow + 2)..]));
        }

        return answers;
    }

    private static Value WithoutEmpty(Value answers, string pointer)
    {
        answers = answers.Without(pointer);
        for (var above = Pointers.Parent(pointer); above.Length > 0; above = Pointers.Parent(above))
        {
            if (answers.At(above) is not { Kind: ValueKind.Record } rest || rest.AsRecord.Count > 0) break;
            answers = answers.Without(above);
        }

        return answers;
    }
}

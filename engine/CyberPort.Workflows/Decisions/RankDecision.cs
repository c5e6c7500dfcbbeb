using CyberPort.Expressions;
using CyberPort.Workflows.Runs;

namespace CyberPort.Workflows;

/// <summary>Who decides, by which row of which table.</summary>
/// <param name="Table">The table.</param>
/// <param name="Rank">The role that decides.</param>
/// <param name="Row">The row, counted from 1; 0 for the rest.</param>
/// <param name="Basis">The article.</param>
public sealed record RankDecision(DecisionTable Table, string Rank, int Row, LocalText Basis)
{
    /// <summary>{ table, title, version, rank, row, basis }, as it is kept with the approval.</summary>
    public Value ToValue() => Value.Record(
        ("table", Value.Of(Table.Key)), ("title", TaskJson.Write(Table.Title)), ("version", Value.Of(Table.Version)),
        ("rank", Value.Of(Rank)), ("row", Value.Of(Row)), ("basis", TaskJson.Write(Basis)));

    /// <summary>What whoever decides is told; nothing where no table was asked.</summary>
    internal static LocalText? Told(Value decision)
    {
        if (decision.Kind != ValueKind.Record) return null;
        var (title, basis) = (TaskJson.ReadText(decision["title"]), TaskJson.ReadText(decision["basis"]));
        return new($"決裁区分: {title.Ja} {basis.Ja}", $"Decided by: {title.En}, {basis.En}");
    }
}

using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>All published tables of an office; for each key and day one of them counts.</summary>
public sealed class DecisionBook(IReadOnlyList<DecisionTable> tables)
{
    public static readonly DecisionBook Empty = new([]);

    public IReadOnlyList<DecisionTable> Tables => tables;

    /// <summary>The table that counts on a day: of those that are valid then, the one published last.</summary>
    public DecisionTable? Find(string key, DateOnly day) => tables.Where(t => t.Key == key && t.IsValidOn(day)).MaxBy(t => t.Version);

    /// <summary>Who decides for a run today.</summary>
    /// <exception cref="StepFaultException">There is no such table today, or it says nothing of this case.</exception>
    internal RankDecision Decide(string key, ActivityContext context)
    {
        var table = Find(key, context.Today) ?? throw new StepFaultException(DecisionFaults.NoTable(key, context.Today));
        return table.Decide(c => c.Key == "procedure" ? Value.Of(context.Procedure) : context.Input[c.Input])
            ?? throw new StepFaultException(DecisionFaults.NoRow(table));
    }

    /// <summary>Tables that are written as a list, with what is wrong with them.</summary>
    internal static (DecisionBook Book, IReadOnlyList<Problem> Problems) Of(Value list, string pointer)
    {
        if (list.IsNull) return (Empty, []);
        List<DecisionTable> tables = [];
        List<Problem> problems = [];
        foreach (var item in list.Kind == ValueKind.List ? list.AsList : [list])
        {
            var reading = DecisionTableReader.Read(item);
            problems.AddRange(reading.Problems.Select(p => p with { Pointer = $"{pointer}/{tables.Count}{p.Pointer}" }));
            if (reading.Table is { } table) tables.Add(table with { Version = tables.Count + 1 });
        }

        return (new(tables), problems);
    }
}

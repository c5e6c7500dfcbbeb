using System.Globalization;
using System.Text;
using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Operations.Procedures;
using CyberPort.Workflows;

namespace CyberPort.Tool;

/// <summary>simulate, elsa-export and elsa-import: workflow definitions without a database.</summary>
internal sealed class Workflows(ActivityCatalog catalog)
{
    private const int Refused = 1, Suspended = 3, Faulted = 4;

    /// <summary>Plays a definition and prints a JSON line a step: 0 finished, 3 suspended, 4 faulted, 1 when it cannot be played.</summary>
    public int Simulate(SimulateArguments arguments)
    {
        if (Read(arguments.Definition, hints: false) is not { } definition) return Refused;
        if (Json(arguments.Input, Value.Record()) is not { } input || Json(arguments.Answers, Value.List()) is not { } answers) return Refused;
        if (answers.Kind != ValueKind.List) return Refuse(arguments.Answers!, "回答のファイルは [ … ] の一覧にしてください。", "Write the answers as a list [ … ].");

        var now = arguments.Now ?? TimeProvider.System.GetUtcNow();
        var play = WorkflowPlay.Begin(definition, catalog, new(input, now));
        Print("start", definition, play.Latest);
        for (var i = 0; i < answers.AsList.Count; i++)
        {
            var problems = play.Take(answers.AsList[i]);
            foreach (var problem in problems) Console.Error.WriteLine(PublishRefusedException.Line(problem));
            if (problems.Count > 0) return Refused;
            Print(i.ToString(CultureInfo.InvariantCulture), definition, play.Latest);
        }

        return play.Run switch
        {
            { Status: RunStatus.Running } => Suspended,
            { SubStatus: RunSubStatus.Faulted } => Faulted,
            _ => 0,
        };
    }

    /// <summary>Writes a definition as Elsa 3 imports it, and says which of its activities Elsa only keeps and cannot run.</summary>
    public int Export(FileInfo from, FileInfo to)
    {
        if (Read(from, hints: true) is not { } definition) return Refused;
        foreach (var node in definition.Activities.Where(a => !a.Type.StartsWith("Elsa.", StringComparison.Ordinal)))
            Console.WriteLine($"{node.Pointer}: {node.Type}（{node.Label.Ja}）は Elsa では実行できません（内容は保たれます）。 / {node.Type} ({node.Label.En}) is kept by Elsa but cannot run there.");
        File.WriteAllBytes(to.FullName, DefinitionWriter.Write(definition));
        Console.WriteLine("ok");
        return 0;
    }

    /// <summary>Reads Elsa's file, says item by item what is not supported, and writes nothing while there is something.</summary>
    public int Import(FileInfo from, FileInfo to)
    {
        if (Read(from, hints: true) is not { } definition) return Refused;
        File.WriteAllBytes(to.FullName, DefinitionWriter.Write(definition));
        Console.WriteLine("ok");
        return 0;
    }

    private WorkflowDefinition? Read(FileInfo file, bool hints)
    {
        var reading = DefinitionReader.Read(File.ReadAllBytes(file.FullName), catalog);
        foreach (var problem in reading.Problems) Console.Error.WriteLine(PublishRefusedException.Line(problem));
        if (hints) foreach (var hint in reading.Hints) Console.WriteLine(PublishRefusedException.Line(hint));
        return reading.Definition;
    }

    private static Value? Json(FileInfo? file, Value none)
    {
        if (file is null) return none;
        try
        {
            return Value.Parse(File.ReadAllBytes(file.FullName));
        }
        catch (JsonException fault)
        {
            Refuse(file, $"JSON として読めません: {fault.Message}", $"The file is no JSON: {fault.Message}");
            return null;
        }
    }

    private static int Refuse(FileInfo file, string ja, string en)
    {
        Console.Error.WriteLine($"{file.Name}: {ja} / {en}");
        return Refused;
    }

    private static void Print(string name, WorkflowDefinition definition, Step step) =>
        Console.WriteLine(Encoding.UTF8.GetString(PlayLine.Of(name, definition, step).ToUtf8()));
}

/// <summary>What simulate is told.</summary>
/// <param name="Definition">The definition.</param>
/// <param name="Input">The workflow's inputs, a JSON object.</param>
/// <param name="Answers">Steps as in scenarios.json.</param>
/// <param name="Now">The clock at the beginning; the real one when nothing is given.</param>
internal sealed record SimulateArguments(FileInfo Definition, FileInfo? Input, FileInfo? Answers, DateTimeOffset? Now);

using CyberPort.Expressions;
using CyberPort.Scripting.Rewriting;
using CyberPort.Workflows.Definitions;

namespace CyberPort.Workflows.Checking;

/// <summary>What a script says that its engine cannot: told when the definition is published, with line, column and cure.</summary>
internal static class ScriptChecks
{
    public static IEnumerable<Problem> Of(ActivityNode node) =>
        node.Type == "Elsa.RunJavaScript" && node.Inputs.TryGetValue("script", out var input) && input.Known is { IsText: true } script
            ? Es5Rewriter.Rewrite(script.AsText).Problems.Select(p => p.In(DefinitionFaults.File, node.Pointer + "/script"))
            : [];
}

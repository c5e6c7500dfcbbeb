using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>A definition drawn as lanes by role, laid out by itself: a column for each step from the beginning, a lane for each role.</summary>
/// <param name="Lanes">From top to bottom: the applicant, the office by rank, the product's own work last.</param>
/// <param name="Steps">In reading order: by column, then from top to bottom.</param>
/// <param name="Ways">Connections between the steps.</param>
public sealed record LaneChart(IReadOnlyList<Lane> Lanes, IReadOnlyList<LaneStep> Steps, IReadOnlyList<LaneWay> Ways)
{
    public int Columns => Steps.Count == 0 ? 0 : Steps.Max(s => s.Column) + 1;

    /// <summary>Draws the definition's flowchart; a definition whose root is something else gives a chart of its root alone.</summary>
    public static LaneChart Of(WorkflowDefinition definition) => new Lanes.LaneLayout(definition.Root).Draw();
}

/// <summary>A lane.</summary>
/// <param name="Role">The role's key, "applicant"; empty for the product's own work.</param>
/// <param name="Rows">How many steps lie above each other at most.</param>
public sealed record Lane(string Role, int Rows);

/// <summary>A step in its place.</summary>
/// <param name="Key">Its own name in the chart: the activity's id, and a number for the further levels of an approval.</param>
/// <param name="ActivityId">The activity.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Role">The lane.</param>
/// <param name="Column">From 0.</param>
/// <param name="Row">Inside the lane, from 0.</param>
public sealed record LaneStep(string Key, string ActivityId, LocalText Label, string Role, int Column, int Row)
{
    /// <summary>A level that only some cases pass, such as the director's above a limit.</summary>
    public bool Sometimes { get; init; }
}

/// <summary>A way from one step to another.</summary>
/// <param name="From">A step's key.</param>
/// <param name="To">A step's key.</param>
/// <param name="Outcome">The outcome that leads here; null for the ordinary one.</param>
/// <param name="Label">What people call the outcome; null for the ordinary one.</param>
/// <param name="Back">Whether it leads back to an earlier step.</param>
public sealed record LaneWay(string From, string To, string? Outcome, LocalText? Label, bool Back);

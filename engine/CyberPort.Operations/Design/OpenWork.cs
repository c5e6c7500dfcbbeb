using CyberPort.Forms.Editing;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Design;

/// <summary>A working copy with everything that is needed to edit it.</summary>
/// <param name="Row">As it is stored.</param>
/// <param name="Work">The overlay and the form it gives.</param>
/// <param name="Mine">Whether the person may change it now; otherwise <see cref="WorkingCopyRow.HolderName"/> is editing it.</param>
public sealed record OpenWork(WorkingCopyRow Row, Workpiece Work, bool Mine)
{
    /// <summary>The procedures of the organisation that run on the form.</summary>
    public IReadOnlyList<ProcedureRow> Procedures { get; init; } = [];

    /// <summary>The published version on which the work began; nothing when there is none yet.</summary>
    public OverlayRow? Published { get; init; }
}

/// <summary>Somebody else is editing the form (409).</summary>
public sealed class WorkHeldException(string holder) : Exception($"{holder} is editing the form.")
{
    public string Holder { get; } = holder;
}

using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Storage;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Publications;

/// <summary>Why a version is published and from which day in Japan it is offered: at once when no day is named.</summary>
public sealed record ReleasePlan(string Note, DateOnly? From = null);

/// <summary>A version of a form that is being published.</summary>
internal sealed record Release(TenantId Tenant, string FormKey, string Version, string Digest, LocalText Title)
{
    /// <summary>What the organisation offers on the form.</summary>
    public required IReadOnlyList<ProcedureRow> Procedures { get; init; }

    public required ReleasePlan Plan { get; init; }
    public required Author By { get; init; }
}

/// <summary>Who does something to a form: by name for people, and as the audit log names them.</summary>
internal sealed record Author(string Name, string AuditName)
{
    /// <summary>What is done by itself.</summary>
    public static Author Product { get; } = new("CyberPort", "CyberPort");

    public static Author Of(Actor actor) => new(actor.Name, actor.AuditName);
}

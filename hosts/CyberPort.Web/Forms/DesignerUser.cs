using CyberPort.Designer;
using CyberPort.Operations.Accounts;
using CyberPort.Web.Hosting;

namespace CyberPort.Web.Forms;

/// <summary>The person of the circuit, for the designers.</summary>
public sealed class DesignerUser(CurrentActor current) : IDesignerUser
{
    public Task<Actor> GetAsync(CancellationToken cancel) => current.GetAsync(cancel);
}

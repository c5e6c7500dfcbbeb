using CyberPort.Operations.Accounts;

namespace CyberPort.Designer;

/// <summary>Who is sitting in front of a designer; the host knows.</summary>
public interface IDesignerUser
{
    /// <summary>The signed-in person, looked up anew.</summary>
    /// <exception cref="NotAllowedException">The session has ended.</exception>
    Task<Actor> GetAsync(CancellationToken cancel);
}

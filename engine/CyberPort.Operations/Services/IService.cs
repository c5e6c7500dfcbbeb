using CyberPort.Expressions;
using CyberPort.Storage;
using CyberPort.Workflows;

namespace CyberPort.Operations.Services;

/// <summary>Something outside that a step of a workflow can ask: a register, a gateway, another system of the office.</summary>
public interface IService
{
    /// <summary>The name by which activities ask it, "company-register".</summary>
    string Name { get; }

    /// <summary>Answers a question. It may be asked twice: the same <see cref="Question.Id"/> must do harm only once.</summary>
    /// <returns>The answer, or a fault when asking again by itself would not help: the step becomes an incident.</returns>
    /// <exception cref="Exception">Anything thrown is tried again later, ever less often, and ends among the dead letters.</exception>
    Task<ServiceAnswer> AskAsync(Question question, CancellationToken cancel);
}

/// <summary>A question of a step.</summary>
/// <param name="Tenant">The organisation whose case asks.</param>
/// <param name="Id">The same for the same question, however often it is asked.</param>
/// <param name="Asked">What the activity wants to know.</param>
public sealed record Question(TenantId Tenant, Guid Id, Value Asked);

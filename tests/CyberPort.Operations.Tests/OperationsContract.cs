using CyberPort.Operations.Accounts;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Storage;
using CyberPort.Workflows;

[assembly: AssemblyFixture(typeof(Templates))]

namespace CyberPort.Operations.Tests;

/// <summary>A test class whose sentences hold on every database: one subclass for each kind runs them all.</summary>
public abstract class OperationsContract(string kind) : IAsyncLifetime
{
    protected static readonly TenantId Hiroshima = Ports.Hiroshima;
    protected static readonly TenantId Niigata = Ports.Niigata;
    private Ports? _ports;

    protected Ports Ports => _ports!;

    protected string Kind { get; } = kind;

    protected UseCases UseCases => Ports.UseCases;

    protected Filing Filing => field ??= new Filing(Ports);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _ports = await Ports.OpenAsync(Kind, Change, Activities);

    public async ValueTask DisposeAsync()
    {
        if (_ports is not null) await _ports.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>What a test class has otherwise around it.</summary>
    protected virtual Surroundings Change(Surroundings around) => around;

    /// <summary>The activities of a test class that adds its own; null for the product's.</summary>
    protected virtual ActivityCatalog? Activities => null;

    protected Task<Actor> Actor(string signIn) => Ports.ActorAsync(signIn);
}

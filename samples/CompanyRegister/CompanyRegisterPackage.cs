using CyberPort.Operations.Services;
using CyberPort.Workflows;

namespace CompanyRegister;

/// <summary>What this assembly adds to an installation.</summary>
public sealed class CompanyRegisterPackage : IActivityPackage
{
    public void AddActivities(ActivityCatalog catalog) => catalog
        .Add<CompanyLookup>()
        .Add<ApprovalByLot>();

    public IEnumerable<IService> CreateServices(IReadOnlyDictionary<string, string> settings)
    {
        yield return new RegisterService(new Uri(settings.TryGetValue("Address", out var address) ? address : "https://register.example/"));
    }
}

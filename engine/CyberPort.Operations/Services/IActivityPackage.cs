using CyberPort.Workflows;

namespace CyberPort.Operations.Services;

/// <summary>Activities that an installation adds to those of the product, and the services that they ask.</summary>
/// <remarks>One public class without constructor parameters in an assembly that CyberPort:ActivityPackages names.</remarks>
public interface IActivityPackage
{
    /// <summary>Adds the activities: one line each.</summary>
    void AddActivities(ActivityCatalog catalog);

    /// <summary>The services that the activities ask.</summary>
    /// <param name="settings">What the installation sets for this package: addresses, names of secrets.</param>
    IEnumerable<IService> CreateServices(IReadOnlyDictionary<string, string> settings) => [];
}

using System.Reflection;
using System.Runtime.Loader;

namespace CyberPort.Operations.Services;

/// <summary>Finds what an activity package brings along beside itself; what the host has is the host's, so that both mean the same types.</summary>
internal sealed class PackageContext(string file) : AssemblyLoadContext(Path.GetFileNameWithoutExtension(file))
{
    private readonly AssemblyDependencyResolver _beside = new(file);

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        try
        {
            return Default.LoadFromAssemblyName(assemblyName);
        }
        catch (FileNotFoundException)
        {
            return _beside.ResolveAssemblyToPath(assemblyName) is { } path ? LoadFromAssemblyPath(path) : null;
        }
    }
}

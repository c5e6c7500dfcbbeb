using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Operations.Upgrades;

/// <summary>An overlay's files with another number.</summary>
internal static class UpgradeFiles
{
    /// <summary>The same overlay as version <paramref name="version"/>.</summary>
    public static PackageFiles Numbered(PackageFiles files, int version)
    {
        var document = Value.Parse(files[PackagePaths.Overlay]!.Value.Span);
        return files.With(PackagePaths.Overlay, Encoding.UTF8.GetBytes(document.With("/version", Value.Of(version)).ToJson()));
    }
}

using System.Runtime.InteropServices;

namespace CyberPort.Scripts;

/// <summary>What the process forbids itself: on Linux it can write no file and leave no core dump.</summary>
/// <remarks>Memory is limited by the heap's hard limit, which the parent sets, and by the parent's watch.</remarks>
internal static partial class OwnLimits
{
    private const int FileSize = 1, Core = 4;

    public static void Apply()
    {
        if (!OperatingSystem.IsLinux()) return;

        var none = new Limit(0, 0);
        _ = SetLimit(FileSize, none);
        _ = SetLimit(Core, none);
    }

    [LibraryImport("libc", EntryPoint = "setrlimit")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int SetLimit(int resource, in Limit limit);

    [StructLayout(LayoutKind.Sequential)]
    private readonly record struct Limit(nuint Soft, nuint Hard);
}

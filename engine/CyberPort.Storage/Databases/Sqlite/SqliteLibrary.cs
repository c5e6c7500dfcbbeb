using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace CyberPort.Storage.Databases.Sqlite;

/// <summary>Takes the operating system's SQLite when it is newer than the bundled one: distributions mend theirs, the bundle stays as it was.</summary>
internal static class SqliteLibrary
{
    private static readonly Version Bundled = new(3, 35, 5);
    private static readonly string[] SystemNames = ["libsqlite3.so.0", "libsqlite3.dylib"];

    static SqliteLibrary()
    {
        if (Newer() is { } library)
        {
            NativeLibrary.SetDllImportResolver(Assembly.Load("SQLitePCLRaw.provider.e_sqlite3"), (name, _, _) => name == "e_sqlite3" ? library : IntPtr.Zero);
        }

        SQLitePCL.Batteries_V2.Init();
    }

    /// <summary>Loads the library; the work is in the static constructor so that it happens exactly once.</summary>
    public static void Load()
    {
    }

    private static IntPtr? Newer()
    {
        foreach (var name in SystemNames)
        {
            if (!NativeLibrary.TryLoad(name, out var library)) continue;
            if (NativeLibrary.TryGetExport(library, "sqlite3_libversion", out var export) && VersionOf(export) > Bundled) return library;
            NativeLibrary.Free(library);
        }

        return null;
    }

    private static Version VersionOf(IntPtr export)
    {
        var text = Marshal.PtrToStringUTF8(Marshal.GetDelegateForFunctionPointer<LibVersion>(export)());
        return Version.TryParse(string.Create(CultureInfo.InvariantCulture, $"{text}"), out var version) ? version : new Version(0, 0);
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate IntPtr LibVersion();
}

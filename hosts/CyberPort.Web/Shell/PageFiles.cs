using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.FileProviders;

namespace CyberPort.Web.Shell;

/// <summary>
/// Styles and scripts that pages name. Their addresses hold a version made of what is served, so a browser asks once for each of them
/// and waits for none of them on the next page. An address of another version is answered too (a page may be older than the server), but not kept.
/// </summary>
public sealed class PageFiles
{
    private const string Folder = "/kept";
    private readonly CompositeFileProvider _files;
    private readonly bool _isKept;

    public PageFiles(IWebHostEnvironment environment)
    {
        // Blazor's browser script lies beside the program, see BlazorScript.targets
        _files = new(environment.WebRootFileProvider, new PhysicalFileProvider(Path.Combine(AppContext.BaseDirectory, "blazor-script")));
        _isKept = !environment.IsDevelopment(); // a style that is being written is looked at at once
        Version = VersionOf(_files);
    }

    /// <summary>Twelve hexadecimal digits that change with any of the files.</summary>
    public string Version { get; }

    /// <summary>The address of a file, below the base address.</summary>
    /// <param name="path">Its path below the web root, without a slash at its beginning.</param>
    public string Address(string path) => _isKept ? $"{Folder[1..]}/{Version}/{path}" : path;

    internal void Serve(WebApplication app)
    {
        app.UseStaticFiles(Options("no-cache"));
        app.Map(Folder, kept => kept.Use(WithoutVersion).UseStaticFiles(Options(null)));
    }

    private StaticFileOptions Options(string? cache) => new()
    {
        FileProvider = _files,
        OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
            cache ?? (file.Context.Items[Folder] is string version && version == Version ? "public, max-age=31536000, immutable" : "no-cache"),
    };

    private static Task WithoutVersion(HttpContext context, RequestDelegate next)
    {
        var parts = (context.Request.Path.Value ?? "").Split('/', 3); // "", the version, the path
        context.Items[Folder] = parts.ElementAtOrDefault(1);
        context.Request.Path = "/" + parts.ElementAtOrDefault(2);
        return next(context);
    }

    private static string VersionOf(IFileProvider files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, file) in All(files, "").OrderBy(f => f.Path, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            using var content = file.CreateReadStream();
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }

    private static IEnumerable<(string Path, IFileInfo File)> All(IFileProvider files, string folder) => files.GetDirectoryContents(folder)
        .SelectMany(entry => entry.IsDirectory ? All(files, $"{folder}/{entry.Name}") : [($"{folder}/{entry.Name}", entry)]);
}

namespace CyberPort.Web.Hosting;

/// <summary>Return addresses that a request names: only a path of this product, anything else becomes the first page.</summary>
public static class LocalAddress
{
    public static string Of(string? address) => IsLocal(address) ? address! : "/";

    private static bool IsLocal(string? address) =>
        address is ['/', ..]
        && !(address.Length > 1 && address[1] is '/' or '\\')
        && !address.Any(c => char.IsControl(c) || c == '\\')
        && Uri.TryCreate(new Uri("http://localhost"), address, out var uri)
        && uri.Host == "localhost";
}

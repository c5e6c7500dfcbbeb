using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace CyberPort.Web.Hosting;

/// <summary>A text that travels with a redirect to the next page: sealed, so that a link can not put words into our pages.</summary>
public sealed class Flash(IDataProtectionProvider provider)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = provider.CreateProtector("flash").ToTimeLimitedDataProtector();

    /// <summary>The text as a part of an address.</summary>
    public string Seal(string text) => Uri.EscapeDataString(_protector.Protect(text, Lifetime));

    /// <summary>The text of an address, or nothing when it is not ours or too old.</summary>
    public string? Open(string? sealedText)
    {
        if (string.IsNullOrEmpty(sealedText)) return null;
        try
        {
            return _protector.Unprotect(sealedText);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

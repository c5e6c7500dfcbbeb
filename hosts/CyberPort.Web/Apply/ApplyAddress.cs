using CyberPort.Storage;

namespace CyberPort.Web.Apply;

/// <summary>Addresses of a draft's pages.</summary>
public static class ApplyAddress
{
    public static string Page(TenantId tenant, Guid draft, string page) => $"/apply/{tenant}/{draft:D}/{Uri.EscapeDataString(page)}";

    /// <summary>The same page again with what is wrong on it.</summary>
    public static string WithErrors(TenantId tenant, Guid draft, string page) => Page(tenant, draft, page) + "?show=1#error-summary";
}

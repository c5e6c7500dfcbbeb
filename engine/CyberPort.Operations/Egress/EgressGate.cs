using CyberPort.Expressions;
using CyberPort.Storage;
using CyberPort.Workflows;

namespace CyberPort.Operations.Egress;

/// <summary>Decides whether an organisation's workflow may send a request; looks at nothing but the address and the rules.</summary>
public sealed class EgressGate(EgressOptions options)
{
    // Ways to write a path that a server may read as another one.
    private static readonly string[] Disguises = ["%2e", "%2f", "%5c", "\\", "/../", "/./", "//"];

    /// <summary>The rule that allows the request, or why none does.</summary>
    public (EgressRule? Rule, LocalText? Refusal) Find(TenantId tenant, HttpOrder order)
    {
        if (!Uri.TryCreate(order.Url, UriKind.Absolute, out var address) || address.Host.Length == 0) return (null, NoAddress(order.Url));
        if (address.Scheme != Uri.UriSchemeHttps && !(options.AllowHttp && address.Scheme == Uri.UriSchemeHttp)) return (null, NoHttps(address));
        if (address.UserInfo.Length > 0 || IsDisguised(order.Url)) return (null, NoAddress(order.Url));

        var rule = Array.Find(options.Rules, r => Allows(r, tenant, order.Method, address));
        return rule is null ? (null, NotAllowed(tenant, order.Method, address)) : (rule, null);
    }

    private static bool Allows(EgressRule rule, TenantId tenant, string method, Uri address) =>
        (rule.Tenant == "*" || rule.Tenant == tenant.Value)
        && rule.Host.Length > 0 && string.Equals(rule.Host, address.IdnHost, StringComparison.OrdinalIgnoreCase)
        && rule.Port == address.Port
        && rule.Allows(method)
        && IsBelow(address.AbsolutePath, rule.PathPrefix);

    private static bool IsBelow(string path, string prefix) =>
        path == prefix || path.StartsWith(prefix.EndsWith('/') ? prefix : prefix + "/", StringComparison.Ordinal);

    // As it was written: the parser has tidied up its own copy already.
    private static bool IsDisguised(string url)
    {
        var path = url.Split('?', '#')[0];
        var start = path.IndexOf("://", StringComparison.Ordinal) + 3;
        path = path[start..] + "/";
        return path.Any(char.IsControl) || Disguises.Any(d => path[..^1].Contains(d, StringComparison.OrdinalIgnoreCase))
            || path.Contains("/../", StringComparison.Ordinal) || path.Contains("/./", StringComparison.Ordinal);
    }

    private static LocalText NoAddress(string url) => new(
        $"「{url}」へは送れません。宛先は https://ホスト/パス の形で、利用者名や「..」を含めずに書いてください。",
        $"Nothing is sent to '{url}'. Write https://host/path without a user name and without '..'.");

    private static LocalText NoHttps(Uri address) => new(
        $"「{address.Scheme}://{address.Authority}」へは送れません。https を使ってください。", $"Nothing is sent to '{address.Scheme}://{address.Authority}'. Use https.");

    private static LocalText NotAllowed(TenantId tenant, string method, Uri address) => new(
        $"{method} {address.Host}:{address.Port}{address.AbsolutePath} への送信は許可されていません。"
        + $"必要なら、設定 CyberPort:Egress:Rules に組織「{tenant}」の許可を加えてください。",
        $"{method} {address.Host}:{address.Port}{address.AbsolutePath} is not allowed. If it should be, add a rule for the organisation "
        + $"'{tenant}' to the setting CyberPort:Egress:Rules.");
}

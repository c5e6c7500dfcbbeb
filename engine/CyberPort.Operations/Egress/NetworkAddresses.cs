using System.Net;

namespace CyberPort.Operations.Egress;

/// <summary>Which addresses of a host may be connected to.</summary>
public static class NetworkAddresses
{
    private static readonly IPNetwork[] Inside = Parse("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");

    // Nobody's public server stands here: this host, shared, link-local (and with it the cloud's metadata), test, benchmark, multicast, reserved.
    private static readonly IPNetwork[] Never = Parse(
        "0.0.0.0/8", "100.64.0.0/10", "169.254.0.0/16", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");

    // Of version 6 only what is global; the ways in which it hides a version 4 address are not.
    private static readonly IPNetwork[] GlobalSix = Parse("2000::/3");
    private static readonly IPNetwork[] NeverSix = Parse("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    /// <summary>Whether a connection to the address may be made; loopback and private networks only where a rule says so.</summary>
    public static bool MayConnect(IPAddress address, bool allowPrivate)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (Has(Inside, address)) return allowPrivate;
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? !Has(Never, address)
            : Has(GlobalSix, address) && !Has(NeverSix, address);
    }

    private static bool Has(IPNetwork[] networks, IPAddress address) => Array.Exists(networks, n => n.Contains(address));

    private static IPNetwork[] Parse(params string[] networks) => [.. networks.Select(n => IPNetwork.Parse(n))];
}

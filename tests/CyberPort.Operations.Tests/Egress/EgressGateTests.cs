using System.Net;
using CyberPort.Operations.Egress;
using CyberPort.Operations.Tests.Samples;
using CyberPort.Workflows;

namespace CyberPort.Operations.Tests.Egress;

public sealed class EgressGateTests
{
    private static readonly EgressOptions Options = new()
    {
        Rules = [new() { Tenant = "jphij", Host = "api.example.jp", PathPrefix = "/v1", Methods = ["GET", "POST"] }],
    };

    [Theory]
    [InlineData("https://api.example.jp/v1")]
    [InlineData("https://api.example.jp/v1/ships?imo=9074729#a")]
    [InlineData("https://API.example.jp:443/v1/")]
    public void What_a_rule_names_is_allowed(string url) => Assert.NotNull(Find(Options, url).Rule);

    [Theory]
    [InlineData("http://api.example.jp/v1")]
    [InlineData("https://api.example.jp/")]
    [InlineData("https://api.example.jp/v10")]
    [InlineData("https://api.example.jp:8443/v1")]
    [InlineData("https://api.example.jp./v1")]
    [InlineData("https://example.jp/v1")]
    [InlineData("https://a.api.example.jp/v1")]
    [InlineData("https://api.example.jp.evil.example/v1")]
    [InlineData("https://api.example.jp@evil.example/v1")]
    [InlineData("https://evil@api.example.jp/v1")]
    [InlineData("https://evil.example#@api.example.jp/v1")]
    [InlineData("https://evil.example\\@api.example.jp/v1")]
    [InlineData("https://evil.example?https://api.example.jp/v1")]
    [InlineData("https://api.example.jp/v1/../admin")]
    [InlineData("https://api.example.jp/v1/..")]
    [InlineData("https://api.example.jp/v1/%2e%2e/admin")]
    [InlineData("https://api.example.jp/v1/%2E%2E/admin")]
    [InlineData("https://api.example.jp/v1%2f..%2fadmin")]
    [InlineData("https://api.example.jp/v1\\..\\admin")]
    [InlineData("https://api.example.jp//v1")]
    [InlineData("https://api.example.jp/V1")]
    [InlineData("https://ａpi.example.jp.evil/v1")]
    [InlineData("https://127.0.0.1/v1")]
    [InlineData("https://2130706433/v1")]
    [InlineData("https://0x7f.1/v1")]
    [InlineData("https://[::ffff:127.0.0.1]/v1")]
    [InlineData("https://169.254.169.254/v1")]
    [InlineData("https://localhost/v1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://api.example.jp/v1")]
    [InlineData("gopher://api.example.jp/v1")]
    [InlineData("//api.example.jp/v1")]
    [InlineData("/v1")]
    [InlineData("api.example.jp/v1")]
    [InlineData("https:///v1")]
    [InlineData("https://")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("https://api.example.jp\r\nHost: evil.example/v1")]
    [InlineData("https://api.example.jp/v1\r\nX: y")]
    public void Everything_else_is_refused_with_place_and_cure(string url)
    {
        var (rule, refusal) = Find(Options, url);

        Assert.Null(rule);
        Assert.NotEmpty(refusal!.Ja);
        Assert.NotEmpty(refusal.En);
    }

    [Fact]
    public void By_default_nothing_is_allowed_and_the_refusal_says_which_setting_allows_it()
    {
        var (rule, refusal) = Find(new EgressOptions(), "https://api.example.jp/v1");

        Assert.Null(rule);
        Assert.Contains("CyberPort:Egress:Rules", refusal!.Ja, StringComparison.Ordinal);
        Assert.Contains("jphij", refusal.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rule_is_one_organisations_and_only_for_its_methods()
    {
        Assert.Null(new EgressGate(Options).Find(Ports.Niigata, Order("https://api.example.jp/v1")).Rule);
        Assert.Null(Find(Options, "https://api.example.jp/v1", "DELETE").Rule);
        Assert.NotNull(Find(Options, "https://api.example.jp/v1", "POST").Rule);
        var everybody = new EgressOptions { Rules = [Options.Rules[0] with { Tenant = "*" }] };
        Assert.NotNull(new EgressGate(everybody).Find(Ports.Niigata, Order("https://api.example.jp/v1")).Rule);
        // a rule that names nobody allows nobody
        Assert.Null(Find(new() { Rules = [Options.Rules[0] with { Tenant = "" }] }, "https://api.example.jp/v1").Rule);
    }

    [Fact]
    public void Http_is_allowed_only_where_the_settings_say_so()
    {
        EgressRule[] rules = [Options.Rules[0] with { Port = 80 }];

        Assert.Null(Find(new() { Rules = rules }, "http://api.example.jp/v1").Rule);
        Assert.NotNull(Find(new() { Rules = rules, AllowHttp = true }, "http://api.example.jp/v1").Rule);
    }

    [Fact]
    public void A_rule_does_not_write_its_credential_into_a_log() =>
        Assert.DoesNotContain("s3cret", (Options.Rules[0] with { Credential = "s3cret" }).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1", false, true)]
    [InlineData("127.8.8.8", false, true)]
    [InlineData("10.1.2.3", false, true)]
    [InlineData("172.31.0.1", false, true)]
    [InlineData("192.168.1.1", false, true)]
    [InlineData("::1", false, true)]
    [InlineData("fd00::1", false, true)]
    [InlineData("::ffff:10.0.0.1", false, true)]
    [InlineData("169.254.169.254", false, false)]
    [InlineData("::ffff:169.254.169.254", false, false)]
    [InlineData("fe80::1", false, false)]
    [InlineData("0.0.0.0", false, false)]
    [InlineData("::", false, false)]
    [InlineData("100.64.0.1", false, false)]
    [InlineData("224.0.0.1", false, false)]
    [InlineData("255.255.255.255", false, false)]
    [InlineData("ff02::1", false, false)]
    [InlineData("2002:7f00:1::", false, false)]
    [InlineData("64:ff9b::7f00:1", false, false)]
    [InlineData("2001:0:7f00:1::", false, false)]
    [InlineData("::127.0.0.1", false, false)]
    [InlineData("203.0.113.7", false, false)]
    [InlineData("93.184.216.34", true, true)]
    [InlineData("::ffff:93.184.216.34", true, true)]
    [InlineData("2606:2800:220:1::1", true, true)]
    public void Only_public_addresses_are_connected_to_and_private_ones_where_a_rule_says_so(string address, bool always, bool allowed)
    {
        Assert.Equal(always, NetworkAddresses.MayConnect(IPAddress.Parse(address), allowPrivate: false));
        Assert.Equal(allowed, NetworkAddresses.MayConnect(IPAddress.Parse(address), allowPrivate: true));
    }

    private static (EgressRule? Rule, CyberPort.Expressions.LocalText? Refusal) Find(EgressOptions options, string url, string method = "GET") =>
        new EgressGate(options).Find(Ports.Hiroshima, Order(url, method));

    private static HttpOrder Order(string url, string method = "GET") => new(Guid.NewGuid(), method, url);
}

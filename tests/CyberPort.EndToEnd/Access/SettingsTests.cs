using System.Text;
using CyberPort.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CyberPort.EndToEnd.Access;

public sealed class SettingsTests
{
    [Fact]
    public void Limits_of_scripts_and_rules_of_requests_are_read_from_the_settings()
    {
        const string Json = """
            { "CyberPort": {
                "Scripts": { "Processes": 4, "Start": "00:00:30", "Limits": { "Megabytes": 128, "Time": "00:00:01" } },
                "Egress": { "Timeout": "00:00:05", "Rules": [
                    { "Tenant": "jphij", "Host": "api.example.jp", "PathPrefix": "/v1", "Methods": ["POST"], "AnswerHeaders": ["etag"] }] } } }
            """;

        var settings = Read(Json);

        Assert.Equal((4, TimeSpan.FromSeconds(30), 100), (settings.Scripts.Processes, settings.Scripts.Start, settings.Scripts.Queue));
        Assert.Equal((128, TimeSpan.FromSeconds(1), 100), (settings.Scripts.Limits.Megabytes, settings.Scripts.Limits.Time, settings.Scripts.Limits.Recursion));
        var rule = Assert.Single(settings.Egress.Rules);
        Assert.Equal(("jphij", "api.example.jp", 443, "/v1", false, ""), (rule.Tenant, rule.Host, rule.Port, rule.PathPrefix, rule.AllowPrivate, rule.Credential));
        Assert.Equal(TimeSpan.FromSeconds(5), settings.Egress.Timeout);
        Assert.Equal((true, false, true, false), (rule.Allows("POST"), rule.Allows("GET"), rule.Shows("ETag"), rule.Shows("content-type")));
    }

    [Fact]
    public void Without_settings_nothing_may_be_sent_anywhere() => Assert.Empty(Read("{}").Egress.Rules);

    private static Settings Read(string json) => new ConfigurationBuilder()
        .AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(json))).Build().GetSection("CyberPort").Get<Settings>() ?? new();
}

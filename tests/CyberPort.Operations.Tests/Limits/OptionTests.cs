using System.Reflection;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Delivery;
using CyberPort.Operations.Egress;
using CyberPort.Scripting;

namespace CyberPort.Operations.Tests.Limits;

/// <summary>What an office gets that sets nothing; each limit's effect is tested beside its use case.</summary>
public sealed class OptionTests
{
    private static readonly Dictionary<string, object> Defaults = new()
    {
        ["SignInOptions.FreeFailures"] = 3,
        ["SignInOptions.FreeFailuresOfAddress"] = 30,
        ["SignInOptions.FirstDelay"] = TimeSpan.FromSeconds(2),
        ["SignInOptions.LongestDelay"] = TimeSpan.FromMinutes(15),
        ["SignInOptions.ParallelChecks"] = 2,
        ["SignInOptions.WaitingChecks"] = 20,
        ["SignInOptions.IdleTime"] = TimeSpan.FromHours(2),
        ["SignInOptions.LongestSession"] = TimeSpan.FromHours(12),
        ["DeliveryOptions.BatchSize"] = 20,
        ["DeliveryOptions.Lease"] = TimeSpan.FromMinutes(2),
        ["DeliveryOptions.FirstRetry"] = TimeSpan.FromSeconds(10),
        ["DeliveryOptions.LongestRetry"] = TimeSpan.FromHours(4),
        ["DeliveryOptions.MostAttempts"] = 10,
        ["EgressOptions.Rules"] = Array.Empty<EgressRule>(),
        ["EgressOptions.AllowHttp"] = false,
        ["EgressOptions.Timeout"] = TimeSpan.FromSeconds(15),
        ["EgressOptions.LargestRequest"] = 262_144,
        ["EgressOptions.LargestAnswer"] = 1_048_576,
        ["EgressOptions.LargestHeaders"] = 16,
        ["JournalOptions.KeepDays"] = 1826,
        ["JournalOptions.BatchSize"] = 50,
        ["JournalOptions.Every"] = TimeSpan.FromHours(1),
        ["DesignOptions.Lease"] = TimeSpan.FromMinutes(2),
        ["DesignOptions.Replayed"] = 200,
        ["DesignOptions.ReplayedShown"] = 20,
        ["DesignOptions.DaysAhead"] = 366,
        ["DesignOptions.LargestCopy"] = 4_194_304,
        ["TaskFormOptions.LongestAnswer"] = 262_144,
        ["ScriptOptions.Program"] = Path.Combine(AppContext.BaseDirectory, "CyberPort.Scripts.dll"),
        ["ScriptOptions.Dotnet"] = "dotnet",
        ["ScriptOptions.Processes"] = 2,
        ["ScriptOptions.Queue"] = 100,
        ["ScriptOptions.Start"] = TimeSpan.FromSeconds(15),
        ["ScriptOptions.Grace"] = TimeSpan.FromMilliseconds(200),
        ["ScriptOptions.Watch"] = TimeSpan.FromMilliseconds(25),
        ["ScriptOptions.Limits"] = new ScriptLimits
        {
            Time = TimeSpan.FromSeconds(2), Megabytes = 256, Statements = 2_000_000, Recursion = 100, Match = TimeSpan.FromMilliseconds(100),
            ScriptCharacters = 65_536, RequestBytes = 1_048_576, AnswerBytes = 1_048_576,
        },
    };

    [Fact]
    public void Every_limit_of_the_options_has_its_default_and_its_line_here()
    {
        var options = typeof(UseCases).Assembly.GetTypes()
            .Where(t => t.IsPublic && t.Name.EndsWith("Options", StringComparison.Ordinal) && t.GetConstructor([]) is not null);
        var found = from type in options
                    let made = Activator.CreateInstance(type)!
                    from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                    select KeyValuePair.Create($"{type.Name}.{property.Name}", property.GetValue(made)!);

        Assert.Equal(Defaults.OrderBy(d => d.Key), found.OrderBy(f => f.Key));
    }

    [Fact]
    public void A_lease_is_longer_than_making_a_document_may_take_and_a_page_is_fifty_lines()
    {
        // Chromium gets a minute; a delivery begins in the first half of its lease only
        Assert.True(new DeliveryOptions().Lease / 2 >= TimeSpan.FromSeconds(60));
        Assert.Equal((50, 4000), (ListDesk.PageSize, WriteNote.LongestNote));
        Assert.Equal(TimeSpan.FromMinutes(5), new OfficeCalendars(null!, TimeProvider.System).KeptFor);
        Assert.Equal(600_000, PasswordHash.Iterations);
    }
}

using System.Text.RegularExpressions;

namespace CyberPort.House.Tests;

public sealed partial class PureRoomTests
{
    public static TheoryData<string> PureRooms => ["engine/CyberPort.Expressions", "engine/CyberPort.Forms", "engine/CyberPort.Scripting",
        "engine/CyberPort.Workflows"];

    [Theory, MemberData(nameof(PureRooms))]
    public void A_pure_room_has_no_input_output_clock_chance_logger_or_container(string room)
    {
        House.Empty(House.Find(House.Of(room), Impure()), $"{room} decides and does nothing else:");
    }

    [Fact]
    public void Nobody_reads_the_wall_clock()
    {
        House.Empty(House.Find(House.Sources, WallClock()), "Ask a TimeProvider for the time:");
    }

    [Fact]
    public void The_system_clock_is_named_by_hosts_and_tests_only()
    {
        var engine = House.Sources.Where(file => file.Path.StartsWith("engine/", StringComparison.Ordinal));

        House.Empty(House.Find(engine, SystemClock()), "The clock is handed in:");
    }

    [GeneratedRegex(@"\bawait\b|\basync\b|\bFile\.(Read|Write|Open|Exists|Create|Delete|Move)|\bDirectory\.|\bHttpClient\b|\bILogger\b|\bIServiceProvider\b"
        + @"|\bIServiceCollection\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bnew Random\b|\bRandom\.Shared\b|\bEnvironment\.|\bProcess\.|\bTimeProvider\b"
        + @"|\bStopwatch\b|\bTask\.Run\b|\bThread\.|\bConsole\.|\bSocket\b")]
    private static partial Regex Impure();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex WallClock();

    [GeneratedRegex(@"\bTimeProvider\.System\b")]
    private static partial Regex SystemClock();
}

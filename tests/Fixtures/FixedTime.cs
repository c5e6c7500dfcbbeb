using System.Globalization;

namespace CyberPort.Fixtures;

/// <summary>A clock that stands until it is moved.</summary>
public sealed class FixedTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.FindSystemTimeZoneById("Asia/Tokyo");

    public static FixedTime At(string text) => new(DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));
}

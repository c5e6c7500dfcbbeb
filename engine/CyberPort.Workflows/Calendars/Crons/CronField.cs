using System.Globalization;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Crons;

/// <summary>One field of a cron expression: its name, its range and its names, and how a text becomes the set of its values.</summary>
internal sealed record CronField(LocalText Name, int First, int Last, string Names = "")
{
    public static readonly CronField Second = new(new("秒", "seconds"), 0, 59);
    public static readonly CronField Minute = new(new("分", "minutes"), 0, 59);
    public static readonly CronField Hour = new(new("時", "hours"), 0, 23);
    public static readonly CronField Day = new(new("日", "day of month"), 1, 31);
    public static readonly CronField Month = new(new("月", "month"), 1, 12, "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC");

    /// <summary>Sunday is 0 and 7.</summary>
    public static readonly CronField Weekday = new(new("曜日", "day of week"), 0, 7, "SUN MON TUE WED THU FRI SAT");

    /// <summary>The values as bits: <c>*</c>, <c>5</c>, <c>1-5</c>, <c>22-2</c> (round the end), <c>*/15</c>, <c>10/5</c>, lists of them.</summary>
    /// <exception cref="CronBrokenException">The text says no values of this field.</exception>
    public ulong Read(string text)
    {
        var bits = 0UL;
        foreach (var part in text.Split(',')) bits |= ReadPart(part, text);
        return bits;
    }

    /// <summary>One value, a number or a name.</summary>
    /// <exception cref="CronBrokenException">It is no value of this field.</exception>
    public int Value(string text, string whole)
    {
        var named = Array.IndexOf(Names.Split(' ', StringSplitOptions.RemoveEmptyEntries), text.ToUpperInvariant());
        if (named >= 0) return First == 1 ? named + 1 : named;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= First && number <= Last) return number;
        throw Broken(whole);
    }

    public CronBrokenException Broken(string text) => new(new(
        $"{Name.Ja}の「{text}」を読めません（{First}〜{Last}、*、a-b、*/n、コンマ区切り）。",
        $"The {Name.En} field cannot be '{text}' ({First}-{Last}, *, a-b, */n, lists with commas)."));

    private ulong ReadPart(string part, string whole)
    {
        var halves = part.Split('/');
        if (halves.Length > 2) throw Broken(whole);
        var (from, to) = ReadRange(halves[0], halves.Length == 2, whole);
        var step = 1;
        if (halves.Length == 2 && !(int.TryParse(halves[1], NumberStyles.None, CultureInfo.InvariantCulture, out step) && step >= 1 && step <= Last))
            throw Broken(whole);

        // "22-2" goes on behind the end; a week's 7 is its 0, so going round it counts seven days.
        var size = Last - First + (this == Weekday ? 0 : 1);
        var bits = 0UL;
        for (var value = from; value <= (to < from ? to + size : to); value += step) bits |= 1UL << (value > Last ? value - size : value);
        return this == Weekday && (bits & 1UL << 7) != 0 ? (bits | 1) & ~(1UL << 7) : bits;
    }

    private (int From, int To) ReadRange(string text, bool hasStep, string whole)
    {
        if (text == "*") return (First, this == Weekday ? 6 : Last);
        var ends = text.Split('-');
        if (ends.Length > 2) throw Broken(whole);
        var from = Value(ends[0], whole);
        // "10/5" is every fifth from ten on.
        return (from, ends.Length == 2 ? Value(ends[1], whole) : hasStep ? Last : from);
    }
}

/// <summary>A text is no cron expression.</summary>
internal sealed class CronBrokenException(LocalText text) : Exception(text.En)
{
    public LocalText Text { get; } = text;
}

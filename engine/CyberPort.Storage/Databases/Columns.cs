using System.Data;
using System.Globalization;
using Dapper;

namespace CyberPort.Storage.Databases;

/// <summary>How columns become values: registered once, after Dapper's own maps are removed (it ignores handlers otherwise).</summary>
internal static class Columns
{
    public const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    static Columns()
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        foreach (var type in new[] { typeof(Guid), typeof(Guid?), typeof(DateTimeOffset), typeof(DateTimeOffset?), typeof(DateOnly), typeof(DateOnly?) })
        {
            SqlMapper.RemoveTypeMap(type);
        }

        SqlMapper.AddTypeHandler(new Reads<TenantId>(v => new TenantId((string)v)));
        SqlMapper.AddTypeHandler(new Reads<Guid>(v => v is Guid id ? id : Guid.Parse((string)v)));
        SqlMapper.AddTypeHandler(new Reads<DateTimeOffset>(Instant));
        SqlMapper.AddTypeHandler(new Reads<DateOnly>(Date));
    }

    /// <summary>Runs the registration; the work is in the static constructor so that it happens exactly once.</summary>
    public static void Register()
    {
    }

    /// <summary>Instants are kept in UTC and in milliseconds, which all three databases hold exactly.</summary>
    public static DateTimeOffset Trim(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }

    private static DateTimeOffset Instant(object value) => value switch
    {
        DateTimeOffset instant => instant.ToUniversalTime(),
        DateTime time => new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)),
        _ => DateTimeOffset.Parse((string)value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
    };

    private static DateOnly Date(object value) => value switch
    {
        DateOnly date => date,
        DateTime time => DateOnly.FromDateTime(time),
        _ => DateOnly.ParseExact((string)value, "yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private sealed class Reads<T>(Func<object, T> parse) : SqlMapper.TypeHandler<T>
    {
        public override T Parse(object value) => parse(value);

        public override void SetValue(IDbDataParameter parameter, T? value) =>
            throw new NotSupportedException("Parameters are bound by Arguments, which knows the database's dialect.");
    }
}

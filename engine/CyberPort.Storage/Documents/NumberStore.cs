using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Documents;

/// <summary>Numbers per organisation, series and fiscal year (年度): from 1, without gaps, taken in the transaction that uses them.</summary>
public sealed class NumberStore
{
    /// <summary>Takes the next number; others of the same series wait until this transaction ends.</summary>
    public async Task<int> NextAsync(UnitOfWork unit, TenantId tenant, string series, int fiscalYear)
    {
        var name = $"number/{tenant.Value}/{series}/{fiscalYear}";
        var last = await unit.HoldAsync<Counter>(name, $"""
            select last_number, last_number as stored
              from counters {unit.Dialect.LockHint}
             where tenant_id = @tenant and series = @series and fiscal_year = @fiscalYear
            {unit.Dialect.ForUpdate}
            """, new { tenant, series, fiscalYear }) ?? new Counter();
        var next = last with { LastNumber = last.LastNumber + 1 };
        var sql = last.Stored == 0
            ? "insert into counters (tenant_id, series, fiscal_year, last_number) values (@tenant, @series, @fiscalYear, @number)"
            : "update counters set last_number = @number where tenant_id = @tenant and series = @series and fiscal_year = @fiscalYear";
        unit.Keep(name, next, sql, new { tenant, series, fiscalYear, number = next.LastNumber });
        return next.LastNumber;
    }

    /// <summary>A counter's last number, and the one that its row holds (0 while there is no row).</summary>
    private sealed record Counter
    {
        public int LastNumber { get; init; }
        public int Stored { get; init; }
    }
}

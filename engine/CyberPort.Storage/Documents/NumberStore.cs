using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Documents;

/// <summary>Numbers per organisation, series and fiscal year (年度): from 1, without gaps, taken in the transaction that uses them.</summary>
public sealed class NumberStore
{
    /// <summary>Takes the next number; others of the same series wait until this unit of work ends.</summary>
    public async Task<int> NextAsync(UnitOfWork unit, TenantId tenant, string series, int fiscalYear)
    {
        var key = new { tenant, series, fiscalYear };
        var next = await unit.FindAsync<int?>($"""
            update counters
               set last_number = last_number + 1
            {unit.Dialect.OutputInserted("last_number")}
             where tenant_id = @tenant and series = @series and fiscal_year = @fiscalYear
            {unit.Dialect.Returning("last_number")}
            """, key);
        if (next is { } number) return number;

        await unit.ExecuteAsync("""
            insert into counters (tenant_id, series, fiscal_year, last_number)
            values (@tenant, @series, @fiscalYear, 1)
            """, key);
        return 1;
    }
}

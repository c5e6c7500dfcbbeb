using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Organisations;

/// <summary>A day on which an office is closed beside weekends and the year's turn (12/29–1/3).</summary>
public sealed record Holiday
{
    public required TenantId TenantId { get; init; }
    public required DateOnly Day { get; init; }
    public required string Name { get; init; }
}

/// <summary>Each organisation's calendar of closed days.</summary>
public sealed class HolidayStore(Db db)
{
    public Task<IReadOnlyList<Holiday>> ListAsync(TenantId tenant, CancellationToken cancel) =>
        db.QueryAsync<Holiday>("""
            select tenant_id, day, name
              from holidays
             where tenant_id = @tenant
             order by day
            """, new { tenant }, cancel);

    public void Add(UnitOfWork unit, Holiday holiday) =>
        unit.Add("insert into holidays (tenant_id, day, name) values (@TenantId, @Day, @Name)", holiday);
}

using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Organisations;

/// <summary>The framework's data protection keys: shared by all web nodes of one database.</summary>
public sealed class ProtectionKeyStore(Db db)
{
    public Task<IReadOnlyList<string>> ListAsync(CancellationToken cancel) =>
        db.QueryAsync<string>("select xml from protection_keys order by created_at", new { }, cancel);

    public Task AddAsync(string id, string xml, DateTimeOffset now, CancellationToken cancel) =>
        db.WriteAsync(unit => unit.Add("""
            insert into protection_keys (id, xml, created_at)
            values (@id, @xml, @now)
            """, new { id, xml, now }), cancel);
}

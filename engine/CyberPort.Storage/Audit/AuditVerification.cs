namespace CyberPort.Storage.Audit;

/// <summary>What a walk over one tenant's chain found.</summary>
/// <param name="Tenant">Whose chain.</param>
/// <param name="Rows">How many rows were read.</param>
/// <param name="HeadHash">The hash of the last row: keep it elsewhere to see a chain that was rewritten as a whole.</param>
/// <param name="BrokenAt">The first number that does not fit, or nothing when all is well.</param>
/// <param name="Why">changed, missing or tail-cut; empty when all is well.</param>
public sealed record AuditReport(TenantId Tenant, long Rows, string HeadHash, long? BrokenAt, string Why);

/// <summary>Walks the chains and says where one is broken (verify-audit).</summary>
public sealed class AuditVerification(AuditStore audit)
{
    private const int PageSize = 5000;

    /// <summary>Walks one tenant's chain from its start.</summary>
    public async Task<AuditReport> RunAsync(TenantId tenant, CancellationToken cancel)
    {
        // the head first: rows written meanwhile only make the chain longer
        var head = await audit.FindHeadAsync(tenant, cancel);
        var (number, hash) = (0L, AuditChain.Start);
        while (true)
        {
            var page = await audit.ListAsync(tenant, number, PageSize, cancel);
            foreach (var row in page)
            {
                if (row.Number != number + 1) return new AuditReport(tenant, number, hash, number + 1, "missing");
                var expected = AuditChain.Hash(hash, row);
                if (expected != row.Hash) return new AuditReport(tenant, number, hash, row.Number, "changed");
                (number, hash) = (row.Number, row.Hash);
                if (number == head?.Number && hash != head.Hash) return new AuditReport(tenant, number, hash, number, "changed");
            }

            if (page.Count < PageSize) break;
        }

        return number < (head?.Number ?? 0)
            ? new AuditReport(tenant, number, hash, number + 1, "tail-cut")
            : number > 0 && head is null ? new AuditReport(tenant, number, hash, number, "tail-cut")
            : new AuditReport(tenant, number, hash, null, "");
    }
}

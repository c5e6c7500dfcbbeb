using CyberPort.Operations;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Retention;
using CyberPort.Operations.Tasks;
using CyberPort.Storage;
using CyberPort.Storage.SqlServer;

namespace CyberPort.Tool;

/// <summary>hold: keeps a case whole whatever its age, or gives it back to the retention policy.</summary>
internal static class Hold
{
    public static async Task<int> RunAsync((string Database, string Connection) place, HoldOrder order, CancellationToken cancel)
    {
        if (place.Database == "sqlite" && !File.Exists(place.Connection))
        {
            Console.WriteLine($"{place.Connection}: データベースがありません。--connection にファイルを指定してください。 / There is no database: name its file with --connection.");
            return 1;
        }

        await using var db = DatabaseChoice.Open(place.Database, place.Connection);
        var stores = new Stores(db, TimeProvider.System);
        var holds = new HoldCase(new(db, stores.Journals, stores.Runs, stores.Audit), TimeProvider.System);
        try
        {
            var tenant = new TenantId(order.Tenant);
            var changed = order.Release
                ? await holds.ReleaseAsync(tenant, order.Receipt, "CyberPort.Tool", cancel)
                : await holds.HoldAsync(tenant, order.Receipt, (order.Reason, "CyberPort.Tool"), cancel);
            Console.WriteLine(changed ? "ok" : "nothing to do");
            return 0;
        }
        catch (NotFoundException)
        {
            Console.WriteLine($"{order.Tenant} に受付番号 {order.Receipt} の案件はありません。 / {order.Tenant} has no case {order.Receipt}.");
            return 1;
        }
        catch (AnswerRefusedException refused)
        {
            Console.WriteLine($"{refused.Reason.Ja} --reason / {refused.Reason.En} --reason");
            return 1;
        }
    }
}

/// <summary>Which case, and what about it.</summary>
internal sealed record HoldOrder(string Tenant, string Receipt, string Reason, bool Release);

using System.Xml.Linq;
using CyberPort.Fixtures;
using CyberPort.Storage.Organisations;
using CyberPort.Web.Hosting;

namespace CyberPort.EndToEnd.Access;

/// <summary>The framework asks for its keys without awaiting, sometimes on the very thread that draws a page.</summary>
public sealed class ProtectionKeysTests
{
    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Keys_are_read_and_kept_where_nothing_can_be_continued(string kind)
    {
        await using var database = await TestDatabase.CreateAsync(kind);
        var keys = new ProtectionKeys(new ProtectionKeyStore(database.Db), TimeProvider.System);
        var drawing = new TaskCompletionSource<int>();
        new Thread(() =>
        {
            SynchronizationContext.SetSynchronizationContext(new Stuck());
            keys.StoreElement(new XElement("key", new XAttribute("id", "1")), "key-1");
            drawing.SetResult(keys.GetAllElements().Count);
        }) { IsBackground = true }.Start();

        Assert.Equal(1, await drawing.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken));
    }

    /// <summary>A thread that waits: whatever is posted to it is never run.</summary>
    private sealed class Stuck : SynchronizationContext
    {
        public override void Post(SendOrPostCallback callback, object? state)
        {
        }
    }
}

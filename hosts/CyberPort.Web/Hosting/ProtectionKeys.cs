using System.Xml.Linq;
using CyberPort.Storage.Organisations;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CyberPort.Web.Hosting;

/// <summary>Keeps the framework's keys in the database, so that any web node reads what another wrote.</summary>
public sealed class ProtectionKeys(ProtectionKeyStore keys, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() => [.. Away(() => keys.ListAsync(CancellationToken.None)).Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName)
    {
        var (id, now) = (Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), time.GetUtcNow());
        Away(async () =>
        {
            await keys.AddAsync(id, element.ToString(SaveOptions.DisableFormatting), now, CancellationToken.None);
            return true;
        });
    }

    // The framework asks without awaiting, also while a page is drawn: what comes back must not need the drawing thread that waits here.
    private static T Away<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}

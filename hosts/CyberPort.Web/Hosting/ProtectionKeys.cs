using System.Xml.Linq;
using CyberPort.Storage.Organisations;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace CyberPort.Web.Hosting;

/// <summary>Keeps the framework's keys in the database, so that any web node reads what another wrote.</summary>
public sealed class ProtectionKeys(ProtectionKeyStore keys, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. keys.ListAsync(CancellationToken.None).GetAwaiter().GetResult().Select(XElement.Parse)];

    public void StoreElement(XElement element, string friendlyName) =>
        keys.AddAsync(Guid.CreateVersion7(time.GetUtcNow()).ToString("N"), element.ToString(SaveOptions.DisableFormatting), time.GetUtcNow(), CancellationToken.None)
            .GetAwaiter().GetResult();
}

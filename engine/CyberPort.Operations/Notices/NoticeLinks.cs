using CyberPort.Storage.Cases;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Notices;

/// <summary>The addresses that mails lead to; fixed by the installation, never taken from a request.</summary>
public sealed class NoticeLinks(string publicAddress)
{
    public string Case(Membership person, CaseRow row) => person.TenantId == row.TenantId
        ? $"{publicAddress}/desk/{row.Id:D}"
        : $"{publicAddress}/my/{row.TenantId}/{row.Id:D}";
}

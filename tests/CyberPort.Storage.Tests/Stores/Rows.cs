using CyberPort.Storage.Cases;
using CyberPort.Storage.Runs;

namespace CyberPort.Storage.Tests.Stores;

/// <summary>Rows with plain values, to be changed where a test cares.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.FromHours(9));

    public static CaseRow Case(TenantId tenant, string number) => new()
    {
        TenantId = tenant,
        Id = Guid.CreateVersion7(),
        ReceiptNumber = number,
        ProcedureKey = "waterAreaOccupancy",
        ProcedureName = "水域占用許可申請",
        FormKey = "mlit/water-area-occupancy",
        SnapshotDigest = "sha256-1",
        DefinitionId = "d",
        DefinitionVersion = 1,
        ApplicantTenantId = new TenantId("toyo"),
        ApplicantName = "東洋海運株式会社",
        Title = "係留用浮桟橋の設置",
        Place = "宇品地区 第3水域",
        Channel = "online",
        Stage = "review",
        StageJa = "審査",
        StageEn = "Review",
        OfficerName = "佐藤 花子",
        ReceivedAt = Now,
        CountedFrom = new DateOnly(2026, 11, 20),
        DueOn = new DateOnly(2026, 12, 18),
        PausedDays = 0,
        UpdatedAt = Now,
        SearchText = number + " 東洋海運株式会社 髙﨑 𠮷",
        Version = 1,
    };

    public static TaskRow Task(CaseRow row, string candidates) => new()
    {
        TenantId = row.TenantId,
        Id = Guid.CreateVersion7(),
        CaseId = row.Id,
        RunId = Guid.CreateVersion7(),
        ActivityId = "review",
        Kind = "review",
        TitleJa = "審査",
        TitleEn = "Review",
        Candidates = candidates,
        Body = "{}",
        AssigneeName = "",
        Status = "open",
        AnsweredByName = "",
        AnsweredFor = "",
        OpenedAt = Now,
        Revision = 1,
    };

    public static RunRow Run(CaseRow row, DateTimeOffset? dueAt) => new()
    {
        TenantId = row.TenantId,
        Id = Guid.CreateVersion7(),
        CaseId = row.Id,
        DefinitionId = "d",
        DefinitionVersion = 1,
        Status = "Running",
        State = "{\"状態\":\"審査\"}",
        DueAt = dueAt,
        Incidents = 0,
        Version = 1,
        UpdatedAt = Now,
    };
}

using CyberPort.Expressions;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Applications;
using CyberPort.Operations.Calendars;
using CyberPort.Operations.Procedures;
using CyberPort.Operations.Tests.Samples;

namespace CyberPort.Operations.Tests.Publications;

/// <summary>A form without a national one beneath is published by its port, listed, offered, filled in and dealt with like every other.</summary>
public abstract class OwnPackageTests(string kind) : OperationsContract(kind)
{
    private const string Form = "jphij/damage";

    [Fact]
    public async Task An_own_form_is_offered_filed_to_the_end_and_moves_with_its_next_version()
    {
        var kato = await Actor("hij.kato");
        var first = await Definitions.PublishOwnAsync(UseCases, "1.0.0", new("独自の届出"));
        var listed = (await UseCases.BrowseForms.ListAsync(kato, Cancel)).Single(f => f.FormKey == Form);
        Assert.Equal((true, "1.0.0", 0, "港湾施設の滅失・損傷の届出"), (listed.Own, listed.Package!.Version, listed.Procedures.Count, listed.Title.Ja));
        var workflow = await Definitions.PublishAcceptanceAsync(UseCases);
        await UseCases.EnterOffer.RunAsync(kato, Form, new(workflow, OfficeCalendars.DayOf(Ports.Time.Now), new() { ReceiptFormat = "{era}{year}損-{number:0000}" }), Cancel);

        var receipt = await FileAsync();
        await Filing.AnswerAsync(receipt, "hij.sato pass");
        var row = await Ports.CaseAsync(Hiroshima, receipt.CaseId);
        Assert.Equal(("令8損-0001", "acceptance", first.Digest, true), (row.ReceiptNumber, row.Disposition, row.SnapshotDigest, row.ClosedAt is not null));

        Ports.Time.Now += TimeSpan.FromDays(1);
        var second = await Definitions.PublishOwnAsync(UseCases, "1.0.1", new("文言を直した"), ("港湾施設の滅失・損傷の届出", "施設の損傷の届出"));
        var offer = await UseCases.Catalogue.FindAsync(Hiroshima, "damage", Cancel);
        Assert.Equal((second.Digest, "施設の損傷の届出"), (offer.SnapshotDigest, offer.NameJa));
        var history = await UseCases.FormHistory.ListAsync(kato, Form, Cancel);
        Assert.Equal([("1.0.1", true, "文言を直した"), ("1.0.0", false, "独自の届出")], history.Select(v => (v.Row.Version, v.Offered, v.Row.Note)));
        await UseCases.FormHistory.WithdrawAsync(kato, Form, "1.0.1", "誤字", Cancel);
        Assert.Equal(first.Digest, (await UseCases.Catalogue.FindAsync(Hiroshima, "damage", Cancel)).SnapshotDigest);
    }

    [Fact]
    public async Task It_is_nobody_else_s_and_takes_no_name_that_is_used()
    {
        await Definitions.PublishOwnAsync(UseCases, "1.0.0", new(""));
        await Assert.ThrowsAsync<NotFoundException>(async () => await UseCases.EnterOffer.FindAsync(await Actor("kij.abe"), Form, Cancel));
        Assert.DoesNotContain(await UseCases.BrowseForms.ListAsync(await Actor("kij.abe"), Cancel), f => f.FormKey == Form);
        Assert.Empty(await UseCases.BrowseForms.ListAsync(await Actor("mlit.tanaka"), Cancel));
        var refused = await Assert.ThrowsAsync<PublishRefusedException>(() =>
            Definitions.PublishOwnAsync(UseCases, "1.0.0", new(""), ("jphij/damage", "jphij/water-area-occupancy")));
        Assert.Equal("key-taken", Assert.Single(refused.Problems).Code);
    }

    private async Task<Receipt> FileAsync()
    {
        var suzuki = await Actor("toyo.suzuki");
        var values = Value.Parse("""
            {
              "applicant": {
                "kind": "corporation", "legalEntityNumber": "8000012010038", "tradeName": "東洋海運株式会社", "representativeTitle": "代表取締役",
                "representativeName": "港 花子", "postalCode": "7340014",
                "address": { "prefecture": "34", "cityAndCounty": "広島市南区", "streetAddress": "宇品西0丁目0番0号" }
              },
              "contact": { "personName": "波止場 太郎", "phone": "082-000-0000" },
              "delegate": { "isDelegated": false },
              "facility": { "kind": "mooring", "name": "宇品第3岸壁", "position": "12番と13番の係船柱の間" },
              "occurredOn": "2026-11-08", "occurredTime": "06:40", "extent": "防舷材2基が脱落した。", "cause": "weather", "injured": false, "danger": false,
              "items": [{ "_row": "a", "part": "防舷材", "quantity": 2, "unit": "基", "unitCost": 850000 }]
            }
            """);
        var row = await UseCases.Drafts.StartAsync(suzuki, Hiroshima, "damage", new DraftStart { Values = values }, Cancel);
        var draft = await UseCases.Drafts.OpenAsync(suzuki, Hiroshima, row.Id, Cancel);
        draft = await UseCases.AttachFile.RunAsync(suzuki, draft, new("/photos", "写真.pdf", "application/pdf", "", new MemoryStream(Filing.Drawing)), Cancel);
        var result = await Filing.SendAsync(await UseCases.Drafts.SaveAsync(draft, Cancel));
        return result.Receipt ?? throw new InvalidOperationException(string.Join(" / ", result.State!.Findings.Select(f => $"{f.Pointer} {f.Message.Ja}")));
    }
}

public sealed class OwnPackageOnSqliteTests() : OwnPackageTests("sqlite");

public sealed class OwnPackageOnPostgresTests() : OwnPackageTests("postgres");

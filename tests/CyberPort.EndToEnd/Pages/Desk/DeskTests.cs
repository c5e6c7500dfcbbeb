using System.Net;
using CyberPort.EndToEnd.Access;
using CyberPort.Storage.Cases;

namespace CyberPort.EndToEnd.Pages.Desk;

/// <summary>The office's list: each filter alone, together, and in the export.</summary>
[Collection("pages")]
public sealed class DeskTests(InsideServer server)
{
    [Theory]
    [InlineData("stage=consultation", "合議", 5)]
    [InlineData("stage=correction", "補正", 5)]
    [InlineData("applicant=%EF%BE%80%EF%BD%B6%EF%BD%BB%EF%BD%B7", "髙﨑マリーナ有限会社", 3)]
    public async Task A_filter_leaves_only_what_it_names(string filter, string expected, int column)
    {
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/desk?view=all");
        var all = Rows(officer).Length;
        await officer.GoAsync("/desk?view=all&" + filter);

        var rows = Rows(officer);
        Assert.InRange(rows.Length, 1, all - 1);
        Assert.All(rows, row => Assert.Contains(expected, row.Children[column - 1].TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_due_day_and_the_procedure_filter_as_well_and_what_is_not_offered_finds_nothing()
    {
        var (actor, cancel) = (await OfficerAsync(), TestContext.Current.CancellationToken);
        var open = (await server.UseCases.ListDesk.RunAsync(
            actor, new CaseFilter { View = "all", Take = 1000 }, cancel)).Rows.Where(r => r.Case.DueOn is not null).ToArray();
        var day = open.Select(r => r.Case.DueOn!.Value).Order().First();
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync($"/desk?view=all&due={day:yyyy-MM-dd}");
        Assert.Equal(open.Count(r => r.Case.DueOn <= day), Rows(officer).Length);

        await officer.GoAsync($"/desk?view=all&due={day.AddDays(-1):yyyy-MM-dd}");
        Assert.Contains("該当する案件はありません", officer.Text, StringComparison.Ordinal);
        await officer.GoAsync("/desk?view=all&procedure=waterAreaOccupancy");
        Assert.NotEmpty(Rows(officer));
        await officer.GoAsync("/desk?view=all&procedure=other");
        Assert.Empty(Rows(officer));
    }

    [Fact]
    public async Task Words_are_found_in_any_width_and_kana_and_wildcards_are_letters()
    {
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/desk?view=all&q=" + Uri.EscapeDataString("たかさきまりーな"));
        Assert.NotEmpty(Rows(officer));
        // a percent sign is only found where one is written: in the titles of reductions (減免（50 ％）)
        await officer.GoAsync("/desk?view=all&q=" + Uri.EscapeDataString("%"));
        Assert.NotEmpty(Rows(officer));
        Assert.All(Rows(officer), row => Assert.Contains("減免", row.TextContent, StringComparison.Ordinal));
        foreach (var nothing in new[] { "%%", "_", "!", "[a]", "' or 1=1 --" })
        {
            await officer.GoAsync("/desk?view=all&q=" + Uri.EscapeDataString(nothing));
            Assert.Empty(Rows(officer));
            Assert.Equal(nothing, officer.ValueOf("q"));
        }
    }

    [Fact]
    public async Task The_list_asks_by_its_own_form_and_keeps_the_answers_in_it()
    {
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/desk?view=all");
        await officer.PressAsync("絞り込む", new Dictionary<string, string> { ["applicant"] = "髙﨑", ["stage"] = "consultation" });

        Assert.Equal("髙﨑", officer.ValueOf("applicant"));
        Assert.Equal("consultation", officer.ValueOf("stage"));
        Assert.All(Rows(officer), row => Assert.Contains("合議", row.TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_export_holds_what_the_list_shows_with_all_its_filters()
    {
        using var officer = await server.VisitAsync("hij.sato");
        await officer.GoAsync("/desk?view=all&stage=correction&applicant=" + Uri.EscapeDataString("東洋"));
        var shown = Rows(officer).Select(row => row.Children[0].TextContent.Trim()).ToArray();
        var link = officer.Page.QuerySelectorAll("a").Single(a => a.TextContent == "CSV").GetAttribute("href")!;
        using var answer = await officer.Client.GetAsync(link, TestContext.Current.CancellationToken);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(shown, lines.Skip(1).Select(line => line.Split(',')[0].Trim('"')));
    }

    [Fact]
    public async Task An_applicant_has_no_desk()
    {
        using var applicant = await server.VisitAsync("toyo.suzuki");
        await applicant.GoAsync("/desk");
        Assert.Equal(HttpStatusCode.Forbidden, applicant.Status);
        Assert.Contains("この操作はできません", applicant.Text, StringComparison.Ordinal);
        await applicant.GoAsync("/desk/export.csv?view=all");
        Assert.Equal(HttpStatusCode.Forbidden, applicant.Status);
    }

    private static AngleSharp.Dom.IElement[] Rows(Visitor officer) => [.. officer.Page.QuerySelectorAll("main tbody tr")];

    private async Task<CyberPort.Operations.Accounts.Actor> OfficerAsync()
    {
        var (people, cancel) = (server.UseCases.Stores.People, TestContext.Current.CancellationToken);
        var person = await people.FindBySignInNameAsync("hij.sato", cancel);
        return CyberPort.Operations.Accounts.Actor.Of((await people.ListMembershipsAsync(person!.Id, cancel))[0], "");
    }
}

using System.Net;
using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Accounts;

/// <summary>Acting for another organisation, and reading the pages in the other language.</summary>
[Collection("pages")]
public sealed class SwitchTests(InsideServer server)
{
    [Fact]
    public async Task A_person_of_two_companies_switches_and_sees_only_the_cases_of_the_chosen_one()
    {
        using var visitor = await server.VisitAsync("both.nakamura");
        await visitor.GoAsync("/my");
        await visitor.PressAsync("東洋海運株式会社");
        Assert.Contains("東洋海運株式会社", Visitor.Fold(visitor.Page.QuerySelector(".switch .pill")!.TextContent), StringComparison.Ordinal);
        var toyo = visitor.Page.QuerySelector("a[href^='/my/jphij/']")!.GetAttribute("href")!;

        await visitor.PressAsync("髙﨑マリーナ有限会社");
        Assert.Equal("/my", visitor.Address);
        Assert.Contains("髙﨑マリーナ有限会社", Visitor.Fold(visitor.Page.QuerySelector(".switch .pill")!.TextContent), StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector($"a[href='{toyo}']"));
        await visitor.GoAsync(toyo);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Status);

        await visitor.GoAsync("/my");
        await visitor.PressAsync("東洋海運株式会社");
        await visitor.GoAsync(toyo);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    [Fact]
    public async Task Nobody_switches_to_a_membership_that_is_not_theirs()
    {
        var cancel = TestContext.Current.CancellationToken;
        var people = server.UseCases.Stores.People;
        var officer = await people.FindBySignInNameAsync("hij.sato", cancel);
        var foreign = (await people.ListMembershipsAsync(officer!.Id, cancel))[0].Id;
        var person = await server.SignInAsync("toyo.suzuki");
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["_token"] = person.Token, ["membership"] = foreign.ToString("D") });
        using var answer = await person.Client.PostAsync("/switch", form, cancel);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var still = new Visitor(person.Client);
        await still.GoAsync("/my");
        Assert.Equal(HttpStatusCode.OK, still.Status);
    }

    [Theory]
    [InlineData("/catalogue", "procedure")]
    [InlineData("/my", "application")]
    [InlineData("/account", "account")]
    [InlineData("/notices", "not")]
    public async Task The_language_switch_stays_on_the_page_and_leaves_no_Japanese_of_ours(string address, string title)
    {
        using var visitor = await server.VisitAsync("takasaki.takasaki");
        await visitor.GoAsync(address);
        Assert.Equal("ja", visitor.Page.DocumentElement.GetAttribute("lang"));
        await visitor.PressAsync("English");

        Assert.Equal(address, visitor.Address);
        Assert.Equal("en", visitor.Page.DocumentElement.GetAttribute("lang"));
        Assert.Contains(title, visitor.Page.QuerySelector("h1")!.TextContent, StringComparison.OrdinalIgnoreCase);
        foreach (var place in visitor.Page.QuerySelectorAll("h1, h2, th, header nav, footer, main button"))
        {
            Assert.DoesNotMatch(@"[\p{IsHiragana}\p{IsKatakana}\p{IsCJKUnifiedIdeographs}]", place.TextContent);
        }

        await visitor.PressAsync("日本語");
        Assert.Equal("ja", visitor.Page.DocumentElement.GetAttribute("lang"));
    }

    [Fact]
    public async Task The_language_switch_keeps_what_the_address_asks_for()
    {
        using var visitor = await server.VisitAsync("hij.sato");
        await visitor.GoAsync("/desk?view=all&q=%E8%A8%B1%E5%8F%AF");
        await visitor.PressAsync("English");

        Assert.Equal("/desk?view=all&q=%E8%A8%B1%E5%8F%AF", visitor.Address);
    }
}

using System.Net;
using CyberPort.EndToEnd.Access;
using CyberPort.EndToEnd.Servers;

namespace CyberPort.EndToEnd.Pages.Applications;

/// <summary>A session that ended while somebody typed.</summary>
[Collection("pages")]
public sealed class ExpiredSessionTests(InsideServer server)
{
    private static readonly TimeSpan Lunch = TimeSpan.FromHours(2.5);

    [Fact]
    public async Task What_was_typed_last_is_in_the_draft_after_signing_in_again_even_after_a_wrong_password()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        var address = await TypeAsync(visitor, "宇品地先の長い説明 <b>");
        Assert.Equal(HttpStatusCode.Unauthorized, visitor.Status);
        Assert.Contains("いま入力した内容は、ログインすると下書きに入り", visitor.Text, StringComparison.Ordinal);

        await SignInAsync(visitor, "toyo.suzuki", "wrong");
        Assert.Contains("利用者名またはパスワードが違います", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("toyo.suzuki", visitor.ValueOf("name"));
        await SignInAsync(visitor, "toyo.suzuki", WebServer.Password);

        Assert.Equal(address, visitor.Address);
        Assert.Equal("宇品地先の長い説明 <b>", visitor.ValueOf("/place/detail"));
        Assert.Equal("250.5", visitor.ValueOf("/area"));
    }

    [Fact]
    public async Task Somebody_else_who_signs_in_there_gets_nothing_and_changes_nothing()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        var address = await TypeAsync(visitor, "他人に見えてはならない場所");
        Assert.DoesNotContain("他人に見えてはならない場所", visitor.Source, StringComparison.Ordinal);
        await SignInAsync(visitor, "takasaki.takasaki", WebServer.Password);
        Assert.Equal("/my", visitor.Address);

        using var owner = await server.VisitAsync("toyo.suzuki");
        await owner.GoAsync(address);
        Assert.Equal("", owner.ValueOf("/place/detail"));
    }

    [Fact]
    public async Task The_organisation_that_was_acted_for_is_acted_for_again()
    {
        using var visitor = await server.VisitAsync("both.nakamura");
        await visitor.GoAsync("/my");
        await visitor.PressAsync("髙﨑マリーナ有限会社");
        await visitor.PressAsync("東洋海運株式会社");
        var address = await TypeAsync(visitor, "所属を切り替えて入力した場所");
        await SignInAsync(visitor, "both.nakamura", WebServer.Password);

        Assert.Equal(address, visitor.Address);
        Assert.Equal("所属を切り替えて入力した場所", visitor.ValueOf("/place/detail"));
        Assert.Contains("東洋海運株式会社", visitor.Page.QuerySelector(".switch .pill")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_only_read_comes_back_with_its_address()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        await Occupancy.StartAsync(visitor);
        var address = visitor.Address;
        server.Time.Pass(Lunch);
        await visitor.GoAsync(address);
        Assert.StartsWith("/sign-in", visitor.Address, StringComparison.Ordinal);
        await SignInAsync(visitor, "toyo.suzuki", WebServer.Password);

        Assert.Equal(Uri.UnescapeDataString(address), Uri.UnescapeDataString(visitor.Address));
    }

    [Fact]
    public async Task A_sealed_step_that_was_tampered_with_leads_to_the_first_page()
    {
        using var visitor = await server.VisitAsync("toyo.suzuki");
        await TypeAsync(visitor, "場所");
        var kept = visitor.ValueOf("kept");
        await visitor.PressAsync("ログインする", new Dictionary<string, string>
        {
            ["name"] = "toyo.suzuki", ["password"] = WebServer.Password, ["kept"] = kept[..^8] + "AAAAAAAA",
        });

        Assert.Equal("/my", visitor.Address);
    }

    // fills the second page, waits too long, and presses the button
    private async Task<string> TypeAsync(Visitor visitor, string detail)
    {
        await Occupancy.StartAsync(visitor);
        await visitor.PressAsync("次へ進む", Occupancy.Applicant);
        var address = visitor.Address;
        server.Time.Pass(Lunch);
        await visitor.PressAsync("次へ進む", Occupancy.Place(detail: detail));
        return address;
    }

    private static Task<Visitor> SignInAsync(Visitor visitor, string name, string password) =>
        visitor.PressAsync("ログインする", new Dictionary<string, string> { ["name"] = name, ["password"] = password });
}

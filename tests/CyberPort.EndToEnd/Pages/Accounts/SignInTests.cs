using System.Net;
using CyberPort.EndToEnd.Access;
using CyberPort.EndToEnd.Servers;

namespace CyberPort.EndToEnd.Pages.Accounts;

/// <summary>Signing in and out over pages alone.</summary>
[Collection("pages")]
public sealed class SignInTests(InsideServer server)
{
    [Fact]
    public async Task A_wrong_password_is_said_beside_the_name_and_the_password_is_not_shown_again()
    {
        using var visitor = server.Stranger();
        await SignInAsync(visitor, "hij.inoue", "not-the-password");

        Assert.Equal("利用者名またはパスワードが違います。確かめてもう一度入力してください", Visitor.Fold(visitor.Page.QuerySelector("#error-summary li")!.TextContent));
        Assert.StartsWith("エラー", visitor.Page.Title, StringComparison.Ordinal);
        Assert.Equal("hij.inoue", visitor.ValueOf("name"));
        Assert.Equal("", visitor.ValueOf("password"));
        Assert.DoesNotContain("not-the-password", visitor.Address + visitor.Source, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_is_answered_in_the_same_words_as_a_wrong_password()
    {
        using var visitor = server.Stranger();
        await SignInAsync(visitor, "hij.okada", "wrong");
        var known = visitor.Text;
        await SignInAsync(visitor, "nobody.at.all", "wrong");

        Assert.Equal(known, visitor.Text);
    }

    [Fact]
    public async Task Repeated_failures_wait_even_for_the_right_password_and_only_for_this_account()
    {
        using var visitor = server.Stranger();
        for (var failure = 0; failure < 4; failure++) await SignInAsync(visitor, "kij.abe", "wrong");
        await SignInAsync(visitor, "kij.abe", WebServer.Password);
        Assert.Matches(@"続けて間違えたため、\d+ 秒待ってから", visitor.Text);

        using var other = server.Stranger();
        await SignInAsync(other, "kij.saito", WebServer.Password);
        Assert.StartsWith("/desk", other.Address, StringComparison.Ordinal);

        server.Time.Pass(TimeSpan.FromMinutes(1));
        await SignInAsync(visitor, "kij.abe", WebServer.Password);
        Assert.StartsWith("/desk", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_at_once_even_for_a_kept_cookie()
    {
        using var visitor = server.Stranger();
        await visitor.GoAsync("/sign-in");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_token"] = visitor.ValueOf("_token"), ["name"] = "toyo.suzuki", ["password"] = WebServer.Password,
        });
        using var answer = await visitor.Client.PostAsync("/sign-in", form, TestContext.Current.CancellationToken);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("cyberport=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        await visitor.GoAsync("/my");
        using var thief = server.Stranger();
        thief.Client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        await thief.GoAsync("/my");
        Assert.Equal("/my", thief.Address);

        await visitor.PressAsync("ログアウト");
        Assert.Equal("/", visitor.Address);
        await thief.GoAsync("/my");

        Assert.StartsWith("/sign-in", thief.Address, StringComparison.Ordinal);
        Assert.Contains("back=%2Fmy", thief.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_ended_from_another_device_is_ended_at_its_next_request()
    {
        using var lost = await server.VisitAsync("hij.mori");
        using var here = await server.VisitAsync("hij.mori");
        await here.GoAsync("/account");
        while (here.Page.QuerySelector("button[name=session]") is not null) await here.PressAsync("この端末を終了する");
        await lost.GoAsync("/desk");
        await here.GoAsync("/desk");

        Assert.StartsWith("/sign-in", lost.Address, StringComparison.Ordinal);
        Assert.StartsWith("/desk", here.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        using var owner = await server.VisitAsync("hij.ueda");
        var stores = server.UseCases.Stores;
        var person = await stores.People.FindBySignInNameAsync("hij.ueda", TestContext.Current.CancellationToken);
        var open = await stores.Sessions.ListOpenAsync(person!.Id, server.Time.GetUtcNow(), TestContext.Current.CancellationToken);
        var other = await server.SignInAsync("hij.fujii");
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string> { ["_token"] = other.Token, ["session"] = open[0].TokenHash });
        using var answer = await other.Client.PostAsync("/account/end", form, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        await owner.GoAsync("/desk");
        Assert.StartsWith("/desk", owner.Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example/")]
    [InlineData("/\t/evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil.example")]
    public async Task A_link_can_not_lead_out_of_the_product_after_signing_in(string back)
    {
        using var visitor = server.Stranger();
        await visitor.GoAsync("/sign-in?back=" + Uri.EscapeDataString(back));
        using var content = Forms.Content(
            (AngleSharp.Html.Dom.IHtmlFormElement)visitor.Page.QuerySelector("form[action='/sign-in']")!,
            [("_token", visitor.ValueOf("_token")), ("back", back), ("name", "toyo.suzuki"), ("password", WebServer.Password)], []);
        using var answer = await visitor.Client.PostAsync("/sign-in", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.Equal("/", answer.Headers.Location!.ToString());
    }

    [Fact]
    public async Task Signing_in_leads_to_where_one_was()
    {
        using var visitor = server.Stranger();
        await visitor.GoAsync("/notices");
        await visitor.PressAsync("ログインする", new Dictionary<string, string> { ["name"] = "toyo.suzuki", ["password"] = WebServer.Password });

        Assert.Equal("/notices", visitor.Address);
    }

    [Fact]
    public async Task The_name_is_taken_in_full_width_and_capitals()
    {
        using var visitor = server.Stranger();
        await SignInAsync(visitor, " ＴＯＹＯ．Suzuki ", WebServer.Password);

        Assert.Equal("/my", visitor.Address);
    }

    private static async Task SignInAsync(Visitor visitor, string name, string password)
    {
        await visitor.GoAsync("/sign-in");
        await visitor.PressAsync("ログインする", new Dictionary<string, string> { ["name"] = name, ["password"] = password });
    }
}

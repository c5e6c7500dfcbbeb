using System.Net;
using CyberPort.EndToEnd.Access;
using CyberPort.Storage;
using CyberPort.Storage.Outbox;

namespace CyberPort.EndToEnd.Pages;

/// <summary>What the operator sees of letters that could not be delivered.</summary>
[Collection("pages")]
public sealed class OperatorTests(InsideServer server)
{
    [Fact]
    public async Task A_dead_letter_is_shown_with_its_cause_and_sent_again()
    {
        var id = await DieAsync("jphij", "broken-by-test <b>");
        using var visitor = await server.VisitAsync("hij.kato");
        await visitor.GoAsync("/operator");
        Assert.Contains("broken-by-test <b>", visitor.Text, StringComparison.Ordinal);
        Assert.Contains("改ざんはありませんでした", visitor.Text, StringComparison.Ordinal);
        await visitor.PressAsync("もう一度送る");

        Assert.DoesNotContain("broken-by-test", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(await server.DeliverAsync(), mail => mail.Contains($"letter {id:N}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_letters_of_another_port_are_neither_seen_nor_sent()
    {
        var id = await DieAsync("jpkij", "niigata-by-test");
        var person = await server.SignInAsync("hij.kato");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_token"] = person.Token, ["id"] = id.ToString("D") });
        using var answer = await person.Client.PostAsync("/operator/revive", form, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);

        using var visitor = new Visitor(person.Client);
        await visitor.GoAsync("/operator");
        Assert.DoesNotContain("niigata-by-test", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hij.sato")]
    [InlineData("toyo.suzuki")]
    public async Task Only_an_operator_works_there(string name)
    {
        using var visitor = await server.VisitAsync(name);
        await visitor.GoAsync("/operator");

        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        Assert.DoesNotContain(visitor.Page.QuerySelectorAll("nav a"), a => a.GetAttribute("href") == "/operator");
    }

    private async Task<Guid> DieAsync(string tenant, string error)
    {
        var (stores, now) = (server.UseCases.Stores, server.Time.GetUtcNow());
        var id = Guid.CreateVersion7(now);
        var body = $$"""{"to":"operator@demo.example","subject":"test","body":"letter {{id:N}}"}""";
        await stores.Db.WriteAsync(unit =>
        {
            stores.Outbox.Add(
                unit, new OutboxRow { TenantId = new TenantId(tenant), Id = id, Kind = "mail", Body = body, CreatedAt = now });
            stores.Outbox.MarkDead(unit, new TenantId(tenant), id, error, now);
        }, TestContext.Current.CancellationToken);
        return id;
    }
}

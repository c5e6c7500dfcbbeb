using System.Net;
using System.Text;
using CyberPort.EndToEnd.Access;
using CyberPort.Forms.Interchange;
using CyberPort.Forms.Packages;
using CyberPort.Spreadsheets;

namespace CyberPort.EndToEnd.Pages;

/// <summary>A form administrator takes the form out as files and brings translations, codes and all changes back, without a
/// script.</summary>
[Collection("pages")]
public sealed class ExchangeTests(InsideServer server)
{
    private const string Address = "/forms/jpkre/water-area-occupancy/exchange";

    [Fact]
    public async Task Every_file_can_be_taken_out_and_says_what_it_is()
    {
        using var ogawa = await server.VisitAsync("kre.ogawa");
        await ogawa.GoAsync(Address);

        foreach (var kind in FormFiles.Kinds)
        {
            Assert.Contains(ogawa.Page.QuerySelectorAll("a"), a => a.GetAttribute("href") == $"{Address}/{kind}");
            using var answer = await ogawa.Client.GetAsync($"{Address}/{kind}", TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, FormFiles.MediaType(kind)),
                (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        }

        var fields = await ogawa.Client.GetByteArrayAsync($"{Address}/fields.xlsx", TestContext.Current.CancellationToken);
        Assert.Empty(FormFiles.ReadFields("fields.xlsx", fields, "").Problems);
        using var none = await ogawa.Client.GetAsync($"{Address}/fields.exe", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Translations_are_taken_in_and_stale_ones_are_told_with_what_they_say()
    {
        using var ogawa = await server.VisitAsync("kre.ogawa");
        var sheet = (await SheetsAsync(ogawa, "texts.xlsx"))[0];
        List<IReadOnlyList<string>> rows =
            [.. sheet.Rows.Select(r => r[0] == "ui.json#/nodes/field:~1purpose/label" ? [r[0], r[1], "What for", r[3]] : r)];
        rows.Add(["ui.json#/nodes/field:~1area/label", "x", "Of another text", "0123456789abcdef"]);
        await ogawa.GoAsync(Address);

        await ogawa.PressAsync("翻訳を取り込む", null, new ChosenFile("file", "texts.xlsx", Workbooks.Write([new("texts", rows)]),
            Workbooks.MediaType));

        Assert.Contains("1件を取り込みました。次の1件は確かめてください", ogawa.Text, StringComparison.Ordinal);
        Assert.Contains("Of another text", ogawa.Text, StringComparison.Ordinal);
        Assert.Contains((await SheetsAsync(ogawa, "texts.xlsx"))[0].Rows, r => r.Contains("What for"));
    }

    [Fact]
    public async Task A_file_that_is_none_is_refused_with_its_cure()
    {
        using var ogawa = await server.VisitAsync("kre.ogawa");
        await ogawa.GoAsync(Address);

        await ogawa.PressAsync("翻訳を取り込む", null, new ChosenFile("file", "texts.xlsx", [0, 1, 2]));
        Assert.Contains("Excelのブック（.xlsx）として読めません", ogawa.Text, StringComparison.Ordinal);

        await ogawa.GoAsync(Address);
        await ogawa.PressAsync("置き換える", null, new ChosenFile("file", "x.json", Encoding.UTF8.GetBytes("{ \"../x\": 1 }")));
        Assert.Contains("ファイル名として使えません", ogawa.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_changes_go_out_as_one_json_and_come_in_again()
    {
        using var ogawa = await server.VisitAsync("kre.ogawa");
        var json = await ogawa.Client.GetByteArrayAsync($"{Address}/package.json", TestContext.Current.CancellationToken);
        await ogawa.GoAsync(Address);

        await ogawa.PressAsync("置き換える", null, new ChosenFile("file", "package.json", json));

        Assert.Contains("作業中の様式に取り込みました", ogawa.Text, StringComparison.Ordinal);
        Assert.Equal(PackageFiles.FromFile(json).Files!.Digest,
            PackageFiles.FromFile(await ogawa.Client.GetByteArrayAsync($"{Address}/package.zip", TestContext.Current.CancellationToken))
            .Files!.Digest);
    }

    [Fact]
    public async Task Fields_of_a_list_are_added_and_what_is_left_to_do_is_told()
    {
        using var ogawa = await server.VisitAsync("kre.ogawa");
        await ogawa.GoAsync(Address);
        const string List = "field_key,name_ja,name_en,type,required\nmooringBuoy,係船浮標の番号,Mooring buoy,string(20),Y\nstormContact,荒天時の連絡先,Contact in storms,string,C\n";

        await ogawa.PressAsync("項目を加える", null, new ChosenFile("file", "項目.csv", Encoding.UTF8.GetBytes(List)));

        Assert.Contains("2件を取り込みました。次の1件は確かめてください", ogawa.Text, StringComparison.Ordinal);
        Assert.Contains("「荒天時の連絡先」は条件つきの必須項目です", ogawa.Text, StringComparison.Ordinal);
        Assert.Contains((await SheetsAsync(ogawa, "fields.xlsx"))[0].Rows, r => r.Contains("係船浮標の番号"));

        await ogawa.GoAsync(Address);
        await ogawa.PressAsync("項目を加える", null, new ChosenFile("file", "項目.csv", Encoding.UTF8.GetBytes("name_ja,type\nx,string\n")));
        Assert.Contains("1行目に field_key の列があるシートか", ogawa.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_its_own_goes_out_and_takes_fields_in()
    {
        using var ogawa = await server.VisitAsync("kre.ogawa");
        await ogawa.GoAsync("/templates");
        await ogawa.PressAsync("作り始める", new Dictionary<string, string>
        {
            ["titleJa"] = "係船浮標の点検", ["name"] = "buoy-check", ["like"] = "mlit/blank-application",
        });
        await ogawa.GoAsync("/forms/jpkre/buoy-check/exchange");
        const string List = "field_key,name_ja,name_en,type,required\nbuoyNumber,浮標の番号,Buoy,string(20),Y\n";

        await ogawa.PressAsync("項目を加える", null, new ChosenFile("file", "項目.csv", Encoding.UTF8.GetBytes(List)));

        Assert.Contains("1件を作業中の様式に取り込みました。", ogawa.Text, StringComparison.Ordinal);
        var json = await ogawa.Client.GetByteArrayAsync("/forms/jpkre/buoy-check/exchange/package.json", TestContext.Current.CancellationToken);
        Assert.Equal("浮標の番号", PackageReader.Read(PackageFiles.FromFile(json).Files!).Package!.Ui.Nodes["field:/buoyNumber"].Label!.Ja);
    }

    [Fact]
    public async Task Only_form_administrators_of_the_port_see_the_page()
    {
        using var sato = await server.VisitAsync("hij.sato");
        await sato.GoAsync(Address.Replace("jpkre", "jphij", StringComparison.Ordinal));
        using var other = await server.VisitAsync("kij.kobayashi");
        await other.GoAsync(Address);

        Assert.Equal((HttpStatusCode.Forbidden, HttpStatusCode.NotFound), (sato.Status, other.Status));
    }

    private static async Task<IReadOnlyList<Sheet>> SheetsAsync(Visitor visitor, string kind) =>
        FormFiles.ReadSheets(kind, await visitor.Client.GetByteArrayAsync($"{Address}/{kind}", TestContext.Current.CancellationToken))
            .Sheets;
}

namespace CyberPort.EndToEnd.Pages;

/// <summary>The pages of an application to occupy a water area, filled by posts alone.</summary>
internal static class Occupancy
{
    public static readonly byte[] Drawing = "%PDF-1.4\n% 図面\n"u8.ToArray();

    private static readonly string[] Slots = ["locationMap", "planAndSection", "areaCalculation", "structureDrawing"];

    public static Dictionary<string, string> Applicant => new() { ["/delegate/isDelegated"] = "false" };

    public static Dictionary<string, string> Place(string area = "250.5", string detail = "第2防波堤の基部から南へ約60mの水面") => new()
    {
        ["/place/areaKind"] = "water",
        ["/place/waterArea"] = "DJ2",
        ["/place/detail"] = detail,
        ["/area"] = area,
        ["/purpose"] = "係留用浮桟橋の設置",
        ["/structure/planned"] = "true",
        ["/structure/kind"] = "pier",
        ["/structure/summary"] = "鋼管杭式桟橋 延長30.0m 幅2.5m、基礎は鋼管杭φ400 12本",
        ["/structure/length"] = "30",
        ["/ext/dredging"] = "false",
        ["/ext/oysterRafts"] = "false",
    };

    public static Dictionary<string, string> Period => new()
    {
        ["/period#from.era"] = "令和", ["/period#from.year"] = "9", ["/period#from.month"] = "4", ["/period#from.day"] = "1",
        ["/period#to.era"] = "令和", ["/period#to.year"] = "12", ["/period#to.month"] = "3", ["/period#to.day"] = "31",
        ["/works/planned"] = "true",
        ["/works/period#from.era"] = "令和", ["/works/period#from.year"] = "9", ["/works/period#from.month"] = "6", ["/works/period#from.day"] = "1",
        ["/works/period#to.era"] = "令和", ["/works/period#to.year"] = "9", ["/works/period#to.month"] = "8", ["/works/period#to.day"] = "31",
    };

    public static ChosenFile[] Files => [.. Slots.Select(slot => new ChosenFile("/attachments/" + slot, slot + ".pdf", Drawing))];

    /// <summary>Starts an application; the visitor stands on its first page.</summary>
    public static async Task<Visitor> StartAsync(Visitor visitor, string button = "申請を始める", string port = "jphij")
    {
        await visitor.GoAsync($"/catalogue/{port}/waterAreaOccupancy");
        return await visitor.PressAsync(button);
    }

    /// <summary>Fills every page; the visitor stands on the last one, where everything is checked.</summary>
    public static async Task<Visitor> FillAsync(Visitor visitor, Dictionary<string, string>? place = null)
    {
        await StartAsync(visitor);
        await visitor.PressAsync("次へ進む", Applicant);
        await visitor.PressAsync("次へ進む", place ?? Place());
        await visitor.PressAsync("次へ進む", Period);
        return await visitor.PressAsync("次へ進む", null, Files);
    }

    /// <summary>Files an application and answers its receipt number.</summary>
    public static async Task<string> SubmitAsync(Visitor visitor, Dictionary<string, string>? place = null)
    {
        await FillAsync(visitor, place);
        await visitor.PressAsync("提出する");
        return visitor.Page.QuerySelector(".big")?.TextContent
            ?? throw new InvalidOperationException($"No receipt on {visitor.Address}: {visitor.Text}");
    }

    /// <summary>The case of a receipt as somebody of the office sees it.</summary>
    public static async Task<Visitor> OpenAsync(Visitor officer, string receipt)
    {
        await officer.GoAsync($"/desk?view=all&q={Uri.EscapeDataString(receipt)}");
        return await officer.FollowAsync(receipt);
    }
}

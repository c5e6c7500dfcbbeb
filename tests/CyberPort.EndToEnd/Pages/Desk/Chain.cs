using CyberPort.EndToEnd.Access;

namespace CyberPort.EndToEnd.Pages.Desk;

/// <summary>The officers of Hiroshima decide a case, each on their own page.</summary>
internal static class Chain
{
    private static readonly string[] Consulted = ["hij.inoue", "hij.okada", "hij.mori"];

    /// <summary>Decides up to the permit; the words go into the opinion and the condition.</summary>
    public static async Task PermitAsync(InsideServer server, string receipt, string words)
    {
        await AnswerAsync(server, "hij.yamamoto", receipt, "受け付ける");
        await AnswerAsync(server, "hij.sato", receipt, "形式に適合");
        foreach (var person in Consulted) await AnswerAsync(server, person, receipt, "異議なし", words);
        await AnswerAsync(server, "hij.sato", receipt, "決裁に進める", words, words);
        await AnswerAsync(server, "hij.nishida", receipt, "承認する");
        await AnswerAsync(server, "hij.fujii", receipt, "決裁する");
    }

    public static async Task AnswerAsync(
        InsideServer server, string person, string receipt, string button, string comment = "", string? conditions = null)
    {
        using var officer = await server.VisitAsync(person);
        await Occupancy.OpenAsync(officer, receipt);
        var answers = new Dictionary<string, string> { ["comment"] = comment };
        if (conditions is not null) answers["conditions"] = conditions;
        await officer.PressAsync(button, answers);
        Assert.Null(officer.Page.QuerySelector("#error-summary"));
    }
}

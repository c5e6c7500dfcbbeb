using System.Text.Json.Nodes;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Numbers;
using CyberPort.Workflows;

namespace CyberPort.Web.Decisions;

/// <summary>A row as it is typed: a condition for each column, who decides, and the article.</summary>
public sealed record TypedRow(IReadOnlyDictionary<string, TypedCell> When, string Rank, string BasisJa, string BasisEn)
{
    internal JsonNode ToJson(IReadOnlyList<DecisionColumn> columns)
    {
        var when = new JsonObject();
        foreach (var column in columns)
            if (When[column.Key].ToJson(column) is { } condition) when[column.Key] = condition;
        var row = new JsonObject { ["when"] = when, ["basis"] = new JsonObject { ["ja"] = BasisJa, ["en"] = BasisEn.Length > 0 ? BasisEn : BasisJa } };
        if (Rank.Length > 0) row["rank"] = Rank;
        return row;
    }
}

/// <summary>An example as it is typed: facts by column, and who is to decide.</summary>
public sealed record TypedCase(string Name, IReadOnlyDictionary<string, string> Given, string Expect)
{
    internal JsonNode ToJson(IReadOnlyList<DecisionColumn> columns)
    {
        var given = new JsonObject();
        foreach (var column in columns.Where(c => Given[c.Key].Length > 0))
            given[column.Key] = column.IsNumber ? TypedCell.Number(Given[column.Key], column) : Given[column.Key];
        return new JsonObject { ["name"] = Name.Length > 0 ? Name : null, ["given"] = given, ["expect"] = Expect };
    }
}

/// <summary>A condition as it is typed: a range, or words in lines of their own; nothing where the column may be anything.</summary>
/// <param name="Low">The lower limit.</param>
/// <param name="LowSign">"from" (以上) or "above" (超).</param>
/// <param name="High">The upper limit.</param>
/// <param name="HighSign">"upTo" (以下) or "below" (未満).</param>
/// <param name="Words">The words, of a column of words.</param>
public sealed record TypedCell(string Low, string LowSign, string High, string HighSign, string Words)
{
    internal static TypedCell Of(DecisionCondition? condition) => new(
        Shown(condition?.From ?? condition?.Above), condition?.Above is null ? "from" : "above",
        Shown(condition?.UpTo ?? condition?.Below), condition?.Below is null ? "upTo" : "below", string.Join('\n', condition?.Words ?? []));

    internal static TypedCell Of(Func<string, string> text, string name) => new(
        text(name + ".low"), text(name + ".lowSign") == "above" ? "above" : "from",
        text(name + ".high"), text(name + ".highSign") == "below" ? "below" : "upTo", text(name + ".words"));

    internal static string Shown(Value value) => value.IsText ? value.AsText : value.IsNumber ? Shown(value.AsNumber) : "";

    internal JsonNode? ToJson(DecisionColumn column)
    {
        if (!column.IsNumber)
        {
            var words = Words.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return words.Length == 0 ? null : new JsonArray([.. words.Select(w => (JsonNode)w)]);
        }

        var range = new JsonObject();
        if (Low.Length > 0) range[LowSign] = Number(Low, column);
        if (High.Length > 0) range[HighSign] = Number(High, column);
        return range.Count == 0 ? null : range;
    }

    /// <summary>1,000, １０００ and 1000㎡ as the number, anything else as it was typed.</summary>
    internal static JsonNode Number(string text, DecisionColumn column) => NumberTexts.Read(text, column.Unit) is { } number ? number : text;

    private static string Shown(decimal? number) => number is { } given ? NumberTexts.Write(given) : "";
}

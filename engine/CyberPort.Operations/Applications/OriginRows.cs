using CyberPort.Expressions;
using CyberPort.Forms.Entry;

namespace CyberPort.Operations.Applications;

/// <summary>Origins of values as they are stored, in the groups that share one: places with a submission, values with a draft.</summary>
public static class OriginRows
{
    /// <summary>The origins of a submission.</summary>
    public static string Write(IReadOnlyDictionary<string, ValueOrigin> origins) => Value.Of([.. origins
        .GroupBy(one => one.Value, one => Value.Of(one.Key)).Select(group => Row(group.Key, Value.Of([.. group])))]).ToJson();

    /// <summary>The origins of a submission by place; none for one that was sent before they were kept.</summary>
    public static IReadOnlyDictionary<string, ValueOrigin> Read(string json) =>
        Value.Parse(json).AsList.SelectMany(row => row["at"].AsList.Select(at => (At: at.AsText, Origin: OriginOf(row))))
            .ToDictionary(one => one.At, one => one.Origin, StringComparer.Ordinal);

    /// <summary>What was filled into a draft, and the answers of the copied case that were not taken over.</summary>
    public static string Write(IReadOnlyDictionary<string, Given> given, IReadOnlyList<Lost> lost)
    {
        var groups = given.GroupBy(one => one.Value.Origin, one => KeyValuePair.Create(one.Key, one.Value.Value));
        return Value.Record(
            ("given", Value.Of([.. groups.Select(group => Row(group.Key, Value.Of(ValueRecord.Of(group))))])),
            ("lost", Value.Of([.. lost.Select(Row)]))).ToJson();
    }

    /// <summary>What was filled into a draft, by the key of its place.</summary>
    public static IReadOnlyDictionary<string, Given> ReadGiven(string json) => Members(json, "given")
        .SelectMany(row => row["at"].AsRecord.Select(at => (at.Key, Given: new Given(at.Value, OriginOf(row)))))
        .ToDictionary(one => one.Key, one => one.Given, StringComparer.Ordinal);

    /// <summary>What a copy did not take over.</summary>
    public static IReadOnlyList<Lost> ReadLost(string json) =>
        [.. Members(json, "lost").Select(row => new Lost(row["ja"].AsText, row["en"].AsText, row["text"].AsText))];

    // a draft of an earlier version has other members
    private static IReadOnlyList<Value> Members(string json, string name) =>
        Value.Parse(json)[name] is { Kind: ValueKind.List } list ? list.AsList : [];

    private static Value Row(ValueOrigin origin, Value at) => Value.Record(
        ("kind", Value.Of(origin.Kind.ToString())), ("ja", Value.Of(origin.From.Ja)), ("en", Value.Of(origin.From.En)), ("at", at));

    private static Value Row(Lost lost) =>
        Value.Record(("ja", Value.Of(lost.LabelJa)), ("en", Value.Of(lost.LabelEn)), ("text", Value.Of(lost.Text)));

    private static ValueOrigin OriginOf(Value row) =>
        new(Enum.TryParse<OriginKind>(row["kind"].AsText, out var kind) ? kind : OriginKind.Typed, new(row["ja"].AsText, row["en"].AsText));
}

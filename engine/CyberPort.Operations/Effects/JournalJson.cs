using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CyberPort.Expressions;
using CyberPort.Storage.Runs;
using CyberPort.Workflows;

namespace CyberPort.Operations.Effects;

/// <summary>Writes a step's journal: one object a line, without what is empty.</summary>
/// <remarks>When it happened stands with the row: a step has one instant. <c>{ "activityId", "activityType", "instance", "event", "outcomes": [...], "by", "data" }</c>.</remarks>
public static class JournalJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string Write(IReadOnlyList<JournalEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>(2048);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartArray();
            foreach (var entry in entries) Write(json, entry);
            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>The activities that a stored step passed, with the ways they went on.</summary>
    public static IEnumerable<PassedLine> Passed(JournalRow row)
    {
        foreach (var entry in Value.Parse(row.Entries).AsList)
        {
            if (entry["event"].AsText != "completed" || !entry["activityId"].IsText) continue;
            var outcomes = entry["outcomes"].Kind == ValueKind.List ? entry["outcomes"].AsList.Select(o => o.AsText).ToArray() : ["Done"];
            var at = entry["at"] is { IsText: true } own ? DateTimeOffset.Parse(own.AsText, CultureInfo.InvariantCulture) : row.At;
            yield return new PassedLine(entry["activityId"].AsText, at, outcomes);
        }
    }

    /// <summary>The way that was walked and nothing else: what is kept of an old journal; each line has its own time.</summary>
    public static string WriteWay(IEnumerable<PassedLine> lines) => Value.Of([.. lines.Select(line => Value.Record(
        ("activityId", Value.Of(line.ActivityId)),
        ("event", Value.Of("completed")),
        ("outcomes", Value.Of([.. line.Outcomes.Select(Value.Of)])),
        ("at", Value.Of(line.At.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture)))))]).ToJson();

    private static void Write(Utf8JsonWriter json, JournalEntry entry)
    {
        json.WriteStartObject();
        if (entry.ActivityId.Length > 0) json.WriteString("activityId", entry.ActivityId);
        if (entry.ActivityType.Length > 0) json.WriteString("activityType", entry.ActivityType);
        if (entry.Instance > 0) json.WriteNumber("instance", entry.Instance);
        json.WriteString("event", entry.Event);
        if (entry.Outcomes.Count > 0)
        {
            json.WriteStartArray("outcomes");
            foreach (var outcome in entry.Outcomes) json.WriteStringValue(outcome);
            json.WriteEndArray();
        }

        if (entry.By is { } by) json.WriteString("by", by.Name);
        if (!entry.Data.IsNull)
        {
            json.WritePropertyName("data");
            entry.Data.WriteTo(json);
        }

        json.WriteEndObject();
    }
}

/// <summary>An activity that was passed.</summary>
public sealed record PassedLine(string ActivityId, DateTimeOffset At, IReadOnlyList<string> Outcomes);

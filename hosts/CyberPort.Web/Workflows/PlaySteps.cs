using System.Text.Json;
using CyberPort.Expressions;

namespace CyberPort.Web.Workflows;

/// <summary>The steps of a play in its page's address: going back in the browser takes the last one back.</summary>
public static class PlaySteps
{
    /// <summary>More than a chain needs, and few enough for an address.</summary>
    public const int Most = 60;

    /// <summary>Reads the steps; nothing for what is no list.</summary>
    public static IReadOnlyList<Value> Read(string? steps)
    {
        if (Parse(steps) is not { Kind: ValueKind.List } list) return [];
        return [.. list.AsList.Take(Most)];
    }

    /// <summary>The step that a button names, with what was written beside it.</summary>
    public static Value? Next(string? step, string? reason, string? days)
    {
        if (Parse(step) is not { Kind: ValueKind.Record } chosen) return null;
        if (!chosen["answer"].IsNull && !string.IsNullOrWhiteSpace(reason)) return chosen.With("/answer/reason", Value.Of(reason.Trim()));
        if (chosen["advance"].IsNull) return chosen;
        return decimal.TryParse(days?.Normalize(System.Text.NormalizationForm.FormKC), out var count) && count is > 0 and <= 3660
            ? chosen.With("/advance/days", Value.Of(count))
            : null;
    }

    /// <summary>The steps that answer what a play asks outside: that it succeeds, and that it fails.</summary>
    public static (string Succeeds, string Fails) Replies(string kind, string activityId)
    {
        var id = ("activity", Value.Of(activityId));
        var failure = kind == "http" ? ("end", Value.Of("Timeout")) : ("fails", Value.Of("試しの失敗 / A failure to try"));
        var success = kind == "http" ? Value.Record(id, ("statusCode", Value.Of(200))) : Value.Record(id);
        return (Value.Record((kind, success)).ToJson(), Value.Record((kind, Value.Record(id, failure))).ToJson());
    }

    private static Value? Parse(string? json)
    {
        try
        {
            return string.IsNullOrEmpty(json) ? null : Value.Parse(json);
        }
        catch (JsonException)
        {
            return null; // an address that somebody typed
        }
    }
}

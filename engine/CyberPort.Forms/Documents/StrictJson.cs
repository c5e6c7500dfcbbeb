using System.Globalization;
using System.Text.Json;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Documents;

/// <summary>Reads one JSON file of a definition and says where it is broken.</summary>
internal static class StrictJson
{
    /// <summary>The value of the file; null when it is no JSON or beyond the limits, with a problem added.</summary>
    public static Value? Read(string file, ReadOnlySpan<byte> utf8, FormLimits limits, List<Problem> problems)
    {
        if (utf8.StartsWith("\uFEFF"u8)) utf8 = utf8[3..];
        try
        {
            if (Oversize(utf8, limits) is { } fault)
            {
                problems.Add(DocumentProblems.TooLarge(file, fault));
                return null;
            }

            var value = Value.Parse(utf8);
            FindLostDigits(value, file, "", problems);
            return value;
        }
        catch (JsonException fault)
        {
            problems.Add(DocumentProblems.NoJson(file, fault.LineNumber + 1, fault.BytePositionInLine + 1, fault.Message));
            return null;
        }
    }

    private static string? Oversize(ReadOnlySpan<byte> utf8, FormLimits limits)
    {
        var reader = new Utf8JsonReader(utf8);
        var tokens = 0;
        while (reader.Read())
        {
            if (reader.CurrentDepth > limits.Depth) return $"depth > {limits.Depth}";
            if (++tokens > limits.Nodes) return $"nodes > {limits.Nodes}";
            if (reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length > limits.TextBytes) return $"text > {limits.TextBytes} B";
        }

        return null;
    }

    // Canonical JSON writes numbers as doubles: a number that a double does not hold would not be part of the digest.
    private static void FindLostDigits(Value value, string file, string pointer, List<Problem> problems)
    {
        switch (value.Kind)
        {
            case ValueKind.Number when !Survives(value.AsNumber):
                problems.Add(DocumentProblems.LostDigits(file, pointer));
                break;
            case ValueKind.List:
                for (var i = 0; i < value.AsList.Count; i++) FindLostDigits(value.AsList[i], file, $"{pointer}/{i}", problems);
                break;
            case ValueKind.Record:
                foreach (var (name, member) in value.AsRecord) FindLostDigits(member, file, Pointers.Append(pointer, name), problems);
                break;
        }
    }

    private static bool Survives(decimal number) =>
        decimal.TryParse(CanonicalJson.Nearest(number).ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var back)
        && back == number;
}

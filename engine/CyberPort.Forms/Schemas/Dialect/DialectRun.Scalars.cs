using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;
using CyberPort.Forms.Schemas.Formats;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Dialect;

/// <summary>Texts and numbers.</summary>
internal ref partial struct DialectRun
{
    private const int MostDigits = 400;

    private void CheckText(DialectNode node, ref Utf8JsonReader reader)
    {
        if (!IsKind(node, JsonKinds.Text)) return;
        if (reader.ValueIsEscaped) CheckEscaped(node, ref reader);
        else if (_mayBeBroken && !Utf8.IsValid(reader.ValueSpan)) Fault(JsonFaultKind.BrokenText, "");
        else if (!node.TakesAnyText) CheckText(node, reader.ValueSpan);
    }

    private void CheckEscaped(DialectNode node, ref Utf8JsonReader reader)
    {
        var size = reader.ValueSpan.Length;
        var rented = size > 512 ? ArrayPool<byte>.Shared.Rent(size) : null;
        Span<byte> text = rented ?? stackalloc byte[512];
        var length = JsonText.Unescape(ref reader, text);
        if (length < 0) Fault(JsonFaultKind.BrokenText, "");
        else
        {
            text = text[..length];
            if (text.Contains((byte)0)) Fault(JsonFaultKind.NulCharacter, "");
            CheckText(node, text);
        }
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
    }

    private void CheckText(DialectNode node, scoped ReadOnlySpan<byte> text)
    {
        if (node.Options is { } options && options.Texts.Find(text, -1) < 0) NotListed(node);
        // A text of n bytes has between n/4 and n code points: most need no counting.
        if (text.Length > node.MaxLength || text.Length < (long)node.MinLength * 4) CheckLength(node, Count(text));
        if (node.IsDate)
        {
            if (!TimeFormats.IsDate(text)) Report("format", ("format", "date"));
            if (node.Pattern is null) return;
        }
        if (node.Pattern is not null && !node.Pattern.IsMatch(text)) Report("pattern", ("pattern", node.Pattern.Text));
        if (node.Format is not null && !node.IsDate && !node.Format.Holds(text)) Report("format", ("format", node.Format.Name));
    }

    private void CheckLength(DialectNode node, int length)
    {
        if (length < node.MinLength) ReportCount("minLength", node.MinLength, length);
        if (length > node.MaxLength) ReportCount("maxLength", node.MaxLength, length);
    }

    /// <summary>Every byte that does not continue a code point begins one.</summary>
    private static int Count(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var piece in text) count += (sbyte)piece >= -64 ? 1 : 0;
        return count;
    }

    private void CheckNumber(DialectNode node, ReadOnlySpan<byte> json)
    {
        if (json.Length > MostDigits)
        {
            Fault(JsonFaultKind.NumberTooLong, "");
            return;
        }
        if (!ShortNumber.TryRead(json, out var number) || node.Numbers is { AllShort: false } || node.Options is not null)
        {
            CheckNumber(node, JsonNumber.Parse(json));
            return;
        }
        if (!TakesNumber(node, number.IsInteger) || node.Numbers is null) return;
        foreach (var limit in node.Numbers.Limits)
        {
            if (!limit.Holds(number)) Report(limit.Keyword, ("limit", limit.Text));
        }
    }

    private void CheckNumber(DialectNode node, JsonNumber number)
    {
        if (!TakesNumber(node, number.IsInteger)) return;
        if (node.Options is { } options && !options.Takes(number)) NotListed(node);
        foreach (var limit in node.Numbers?.Limits ?? [])
        {
            if (!limit.Holds(number)) Report(limit.Keyword, ("limit", limit.Text));
        }
    }

    private bool TakesNumber(DialectNode node, bool isInteger) =>
        (node.Kinds & JsonKinds.Number) != 0 || (isInteger && (node.Kinds & JsonKinds.Integer) != 0)
        || Report("type", ("expected", JsonTypes.Names(node.Kinds)));
}

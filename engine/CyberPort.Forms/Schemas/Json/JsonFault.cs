namespace CyberPort.Forms.Schemas.Json;

/// <summary>What a JSON text can suffer from before any schema is asked.</summary>
internal enum JsonFaultKind
{
    Malformed,
    TooLarge,
    TooDeep,
    TooManyValues,
    NumberTooLong,
    DuplicateName,
    BrokenText,
    NulCharacter,
}

/// <summary>One fault of a JSON text and where it was met.</summary>
internal readonly record struct JsonFault(JsonFaultKind Kind, string Pointer, string Detail);

/// <summary>How much a JSON text may hold.</summary>
internal readonly record struct JsonLimits(int Bytes, int Depth, int Values, int NumberLength);

/// <summary>The value that was read, and the faults; no value when reading had to stop.</summary>
internal readonly record struct JsonReading(JsonData? Data, IReadOnlyList<JsonFault> Faults);

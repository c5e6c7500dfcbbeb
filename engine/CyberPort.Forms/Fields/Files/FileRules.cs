using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Files;

/// <summary>What a file slot takes, from the schema's x-cp-files.</summary>
/// <example><c>{ "types": ["pdf", "jpeg"], "maxCount": 3, "maxBytes": 10000000, "kinds": { "locationMap": { "ja": "位置図", "en": "Location map" } } }</c></example>
public sealed record FileRules
{
    public const long MostBytes = 50_000_000;
    public const int MostFiles = 20;

    private static readonly string[] Usual = ["pdf", "jpeg", "png"];

    public IReadOnlyList<FileType> Types { get; init; } = [];

    public int MaxCount { get; init; } = 1;

    public long MaxBytes { get; init; } = 10_000_000;

    /// <summary>What a file can be (位置図, 求積図) by key; empty when the slot asks for one thing only.</summary>
    public IReadOnlyDictionary<string, LocalText> Kinds { get; init; } = new Dictionary<string, LocalText>();

    /// <summary>The accept attribute of the input: extensions and media types.</summary>
    public string Accept => string.Join(',', Types.SelectMany(type => type.Extensions.Append(type.MediaType)));

    public static FileRules Of(Value files, Value maxItems)
    {
        var types = files["types"] is { Kind: ValueKind.List } list ? list.AsList.Where(name => name.IsText).Select(name => name.AsText) : Usual;
        return new()
        {
            Types = [.. types.Select(FileTypes.Named).OfType<FileType>()],
            MaxCount = (int)Math.Clamp(Number(files["maxCount"]) ?? Number(maxItems) ?? 5, 1, MostFiles),
            MaxBytes = (long)Math.Clamp(Number(files["maxBytes"]) ?? 10_000_000, 1, MostBytes),
            Kinds = files["kinds"] is { Kind: ValueKind.Record } kinds
                ? kinds.AsRecord.ToDictionary(kind => kind.Key, kind => new LocalText(Text(kind.Value["ja"]), Text(kind.Value["en"])))
                : new Dictionary<string, LocalText>(),
        };
    }

    private static decimal? Number(Value value) => value.IsNumber ? value.AsNumber : null;

    private static string Text(Value value) => value.IsText ? value.AsText : "";
}

using System.Text.Json;
using CyberPort.Expressions;

namespace CyberPort.Operations.Catalogues;

/// <summary>What people want to do (やりたいこと) and the words they use for procedures: form-schemas/catalogue.json.</summary>
public sealed record CatalogueWords
{
    private static readonly Lazy<CatalogueWords> Known = new(Read);

    /// <summary>The wishes in the order in which they are shown.</summary>
    public required IReadOnlyList<Wish> Wishes { get; init; }

    /// <summary>A procedure's key to readings and everyday words.</summary>
    public required IReadOnlyDictionary<string, string> Words { get; init; }

    /// <summary>The words that come with the product.</summary>
    public static CatalogueWords Standard => Known.Value;

    private static CatalogueWords Read()
    {
        using var stream = typeof(CatalogueWords).Assembly.GetManifestResourceStream("catalogue.json")!;
        using var json = JsonDocument.Parse(stream);
        return new()
        {
            Wishes = [.. json.RootElement.GetProperty("wishes").EnumerateObject().Select(w => new Wish(
                w.Name,
                new(w.Value.GetProperty("ja").GetString()!, w.Value.GetProperty("en").GetString()!),
                [.. w.Value.GetProperty("procedures").EnumerateArray().Select(p => p.GetString()!)]))],
            Words = json.RootElement.GetProperty("words").EnumerateObject().ToDictionary(w => w.Name, w => w.Value.GetString()!),
        };
    }
}

/// <summary>Something that people want to do, and the procedures for it.</summary>
public sealed record Wish(string Id, LocalText Name, IReadOnlyList<string> Procedures);

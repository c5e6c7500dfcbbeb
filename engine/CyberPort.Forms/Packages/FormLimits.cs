namespace CyberPort.Forms.Packages;

/// <summary>How much a form package or an overlay may hold; what lies beyond is refused, never cut.</summary>
public sealed record FormLimits
{
    public static readonly FormLimits Default = new();

    /// <summary>Files in a package.</summary>
    public int Entries { get; init; } = 200;

    /// <summary>Unpacked bytes of one file.</summary>
    public int FileBytes { get; init; } = 2_000_000;

    /// <summary>Unpacked bytes of all files together.</summary>
    public int TotalBytes { get; init; } = 8_000_000;

    /// <summary>Unpacked bytes for each packed byte.</summary>
    public int Ratio { get; init; } = 100;

    /// <summary>Characters of a file's path.</summary>
    public int NameLength { get; init; } = 120;

    /// <summary>Nesting of a JSON file.</summary>
    public int Depth { get; init; } = 32;

    /// <summary>Values and names in a JSON file.</summary>
    public int Nodes { get; init; } = 400_000;

    /// <summary>Bytes of one text.</summary>
    public int TextBytes { get; init; } = 40_000;

    public int Fields { get; init; } = 2_000;
    public int UiNodes { get; init; } = 4_000;
    public int Rules { get; init; } = 1_000;
    public int CodeLists { get; init; } = 100;
    public int CodeRows { get; init; } = 20_000;
    public int Messages { get; init; } = 5_000;
    public int Cases { get; init; } = 500;
    public int Includes { get; init; } = 20;

    /// <summary>Rows of a repeated group in an answer when the schema states no maxItems.</summary>
    public int Rows { get; init; } = 2_000;
}

namespace CyberPort.Forms.Fields.Files;

/// <summary>One type of file: its name in the form, its extensions, the media types that browsers declare, and its first bytes.</summary>
public sealed record FileType(
    string Name, string Label, IReadOnlyList<string> Extensions, IReadOnlyList<string> MediaTypes, FileStart Start)
{
    /// <summary>The media type that is stored and served.</summary>
    public string MediaType => MediaTypes[0];
}

/// <summary>Whether the first bytes of a file begin a file of a type.</summary>
public delegate bool FileStart(ReadOnlySpan<byte> head);

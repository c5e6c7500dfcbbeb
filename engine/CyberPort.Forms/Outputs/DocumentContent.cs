using CyberPort.Forms.Fields.Locations;
using CyberPort.Forms.Fields.Matrices;

namespace CyberPort.Forms.Outputs;

/// <summary>A document filled in, in one language: a title and blocks of plain text, to be drawn as page or PDF.</summary>
public sealed record DocumentContent(string Key, string Title, string? Disposition, IReadOnlyList<DocumentBlock> Blocks);

/// <summary>One block of a filled-in document; every text is plain text, and "\n" begins a new line.</summary>
public abstract record DocumentBlock(string Id, string? Heading)
{
    /// <summary>Whether a new page begins with it.</summary>
    public bool Break { get; init; }

    /// <summary>A heading of its own.</summary>
    public sealed record Title(string Id, string Text, BlockAlign Align) : DocumentBlock(Id, null);

    /// <summary>Running text.</summary>
    public sealed record Paragraph(string Id, string? Heading, string Text, BlockAlign Align) : DocumentBlock(Id, Heading);

    /// <summary>Labels with answers, ruled (罫線); one or two of them beside each other.</summary>
    public sealed record Answers(string Id, string? Heading, IReadOnlyList<Answer> Items) : DocumentBlock(Id, Heading)
    {
        public int Columns { get; init; } = 1;
    }

    /// <summary>The answer of one field with numbers by line and column.</summary>
    public sealed record Matrix(string Id, string? Heading, string Label, MatrixTable Content) : DocumentBlock(Id, Heading);

    /// <summary>The answer of one field with a place: a figure, and what it says as text.</summary>
    public sealed record Place(string Id, string? Heading, string Label, string Text, PlaceFigure Figure) : DocumentBlock(Id, Heading);

    /// <summary>A numbered list.</summary>
    public sealed record Numbered(string Id, string? Heading, IReadOnlyList<string> Items) : DocumentBlock(Id, Heading);

    /// <summary>A table of a repeated group.</summary>
    public sealed record Table(
        string Id, string? Heading, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : DocumentBlock(Id, Heading);

    /// <summary>What the recipient can do against the decision (教示).</summary>
    public sealed record Instruction(string Id, string? Heading, string Text) : DocumentBlock(Id, Heading);
}

/// <summary>One label with its answer.</summary>
public sealed record Answer(string Path, string Label, string Text);

/// <summary>A message to a person in one language.</summary>
public sealed record NoticeContent(string Key, string Subject, string Body);

/// <summary>One column of a list: its heading, the value to sort and filter by, and its text in both languages.</summary>
public sealed record ColumnContent(string Id, Expressions.LocalText Label, Expressions.Value Value, Expressions.LocalText Text);

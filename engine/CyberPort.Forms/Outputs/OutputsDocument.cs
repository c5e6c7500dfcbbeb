using CyberPort.Expressions;

namespace CyberPort.Forms.Outputs;

/// <summary>outputs.json as it is written: what leaves the form, and as what.</summary>
public sealed record OutputsDocument
{
    /// <summary>Input name of the workflow to the expression that gives it.</summary>
    public IReadOnlyDictionary<string, string> Workflow { get; init; } = new Dictionary<string, string>();

    /// <summary>The columns of the office's list of cases.</summary>
    public IReadOnlyList<OutputColumn> Case { get; init; } = [];
    public IReadOnlyDictionary<string, DocumentDefinition> Documents { get; init; } = new Dictionary<string, DocumentDefinition>();
    public IReadOnlyDictionary<string, NoticeDefinition> Notices { get; init; } = new Dictionary<string, NoticeDefinition>();
    public IReadOnlyList<OutputColumn> Csv { get; init; } = [];

    /// <summary>The filled-in form on paper (様式).</summary>
    public DocumentDefinition? Print { get; init; }
}

/// <summary>One column: either the value of an expression or a text with placeholders.</summary>
public sealed record OutputColumn(string Id, LocalText Label)
{
    public string? Expr { get; init; }
    public LocalText? Text { get; init; }
}

/// <summary>A document that the office issues, as a structure of blocks (never markup).</summary>
public sealed record DocumentDefinition(string Id, LocalText Title)
{
    /// <summary>The disposition it states: permit, denial, dismissal, agreement, acceptance; null for others.</summary>
    public string? Disposition { get; init; }
    public IReadOnlyList<BlockDefinition> Blocks { get; init; } = [];
}

/// <summary>One block of a document.</summary>
public sealed record BlockDefinition(string Id, BlockKind Kind)
{
    public LocalText? Heading { get; init; }
    public LocalText? Text { get; init; }
    public BlockAlign Align { get; init; }

    /// <summary>The fields of a list of answers, or the columns of a table.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>How many answers stand beside each other in a list of answers: 1 or 2.</summary>
    public int Columns { get; init; } = 1;

    /// <summary>Whether a new page begins with the block.</summary>
    public bool Break { get; init; }

    /// <summary>The repeated group of a table.</summary>
    public string? Rows { get; init; }

    /// <summary>The expression that gives a list of texts.</summary>
    public string? From { get; init; }

    /// <summary>The block is left out unless this holds.</summary>
    public string? When { get; init; }
}

/// <summary>What a block of a document is.</summary>
public enum BlockKind
{
    Heading,
    Paragraph,

    /// <summary>Labels with answers.</summary>
    Fields,

    /// <summary>All answers, page by page.</summary>
    Answers,

    /// <summary>A numbered list of texts: conditions (許可条件), reasons (理由).</summary>
    List,
    Table,

    /// <summary>What a recipient can do against the decision (教示).</summary>
    Instruction,
}

/// <summary>Where the text of a block stands on the line.</summary>
public enum BlockAlign
{
    Start,
    Center,
    End,
}

/// <summary>A message to a person: subject and plain-text body with placeholders.</summary>
public sealed record NoticeDefinition(string Id, LocalText Subject, LocalText Body);

namespace CyberPort.Scripting.Rewriting;

internal enum EsKind
{
    Name,
    Keyword,
    Number,
    Text,
    Regex,
    Punctuator,

    /// <summary>The backtick that opens a template.</summary>
    TemplateOpen,

    /// <summary>Text between backticks and holes.</summary>
    Chunk,
    TemplateClose,
}

/// <summary>What an opening bracket opens.</summary>
internal enum EsRole
{
    Plain,
    Block,
    Function,
    Parameters,
    Object,

    /// <summary>A hole of a template.</summary>
    Hole,
}

/// <summary>One token; brackets know their partner and what they open, every token knows the bracket around it.</summary>
internal sealed class EsToken(EsKind kind, int index, int start, string text)
{
    public EsKind Kind => kind;

    public int Index => index;

    public int Start => start;

    public int End => start + text.Length;

    public string Text => text;

    public bool AfterNewline { get; init; }

    /// <summary>The opening bracket around it, or null at the top.</summary>
    public EsToken? Around { get; init; }

    public EsRole Role { get; set; }

    public EsToken? Partner { get; set; }

    public bool Is(string text) => Kind is EsKind.Punctuator or EsKind.Keyword && Text == text;

    /// <summary>A value may end here: what follows is an operator, not the beginning of another value.</summary>
    public bool EndsValue => Kind switch
    {
        EsKind.Name or EsKind.Number or EsKind.Text or EsKind.Regex or EsKind.TemplateClose => true,
        EsKind.Keyword => Text is "this" or "null" or "true" or "false" or "super",
        EsKind.Punctuator => Text is ")" or "]" or "++" or "--" || (Text == "}" && Partner!.Role is EsRole.Object),
        _ => false,
    };
}

using CyberPort.Expressions;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Layouts;

/// <summary>How a published form is arranged: pages of sections of rows, fields and texts.</summary>
public sealed record FormLayout(IReadOnlyList<LayoutPage> Pages)
{
    /// <summary>Every field of the layout in reading order, columns after their repeated group.</summary>
    public IEnumerable<LayoutField> Fields => Pages.SelectMany(p => p.Fields);

    public LayoutPage? Page(string id) => Pages.FirstOrDefault(p => p.Id == id);
}

/// <summary>One page (one step) of a form.</summary>
public sealed record LayoutPage(string Id, LocalText Label, LocalText? Help, IReadOnlyList<LayoutItem> Items)
{
    public IEnumerable<LayoutField> Fields => Items.SelectMany(i => i.Fields);
}

/// <summary>Something that stands on a page.</summary>
public abstract record LayoutItem(string Id)
{
    /// <summary>The fields in it, in reading order.</summary>
    public virtual IEnumerable<LayoutField> Fields => [];
}

/// <summary>A titled group of fields (a fieldset).</summary>
public sealed record LayoutSection(string Id, LocalText? Label, LocalText? Help, IReadOnlyList<LayoutItem> Items) : LayoutItem(Id)
{
    public override IEnumerable<LayoutField> Fields => Items.SelectMany(i => i.Fields);
}

/// <summary>Fields beside each other, as far as the screen is wide enough.</summary>
public sealed record LayoutRow(string Id, IReadOnlyList<LayoutItem> Items) : LayoutItem(Id)
{
    public override IEnumerable<LayoutField> Fields => Items.SelectMany(i => i.Fields);
}

/// <summary>A text between fields.</summary>
public sealed record LayoutText(string Id, LocalText Text) : LayoutItem(Id);

/// <summary>The place where all answers are shown to be checked before submitting (入力内容の確認).</summary>
public sealed record LayoutReview(string Id, LocalText? Label) : LayoutItem(Id);

/// <summary>One field with everything a person reads about it; a repeated group has its columns.</summary>
public sealed record LayoutField(string Id, FormField Field, LocalText Label) : LayoutItem(Id)
{
    public LocalText? Help { get; init; }
    public LocalText? Example { get; init; }
    public FieldWidth Width { get; init; }
    public string? Control { get; init; }
    public string? Autocomplete { get; init; }
    public IReadOnlyList<LayoutField> Columns { get; init; } = [];

    public string Path => Field.Path;

    public override IEnumerable<LayoutField> Fields => [this, .. Columns];
}

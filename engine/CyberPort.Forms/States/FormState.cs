using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Rules;

namespace CyberPort.Forms.States;

/// <summary>How a form looks for some answers: everything that is needed to draw it.</summary>
public sealed class FormState
{
    private readonly RuleBook _book;
    private readonly FieldFlags[] _flags;
    private readonly HashSet<string> _hiddenNodes;
    private readonly Dictionary<string, FieldFlags>? _cells;
    private readonly Dictionary<string, string>? _texts;

    internal FormState(RuleBook book, FormContext context, RuleRun run)
    {
        (_book, Context) = (book, context);
        (Values, Present, Findings) = (run.Draft, run.Present, run.Findings);
        (_flags, _hiddenNodes, _cells, _texts) = (run.Flags, run.HiddenNodes, run.Cells, run.Texts);
    }

    private FormState(FormState from, IReadOnlyList<FormFinding> findings)
    {
        (_book, Context, Values, Present, Findings) = (from._book, from.Context, from.Values, from.Present, findings);
        (_flags, _hiddenNodes, _cells, _texts) = (from._flags, from._hiddenNodes, from._cells, from._texts);
    }

    public FormContext Context { get; }

    /// <summary>The answers as drafted, with the computed ones set; hidden ones are kept for when they are shown again.</summary>
    public Value Values { get; }

    /// <summary>The answers that count: without those that are hidden or switched off.</summary>
    public Value Present { get; }

    /// <summary>What was found in the phase of the context, in the order of the pages.</summary>
    public IReadOnlyList<FormFinding> Findings { get; }

    /// <summary>Whether nothing keeps the form from going on in this phase.</summary>
    public bool MayProceed => !Findings.Any(f => f.Stops);

    /// <summary>The state of a field at a place ("/area", "/rows/3/tons"), of a column ("/rows/*/tons") or of a node ("section:works").</summary>
    public FieldState Of(string pointer)
    {
        var text = _texts?.GetValueOrDefault(pointer);
        if (!pointer.StartsWith('/')) return new(!_hiddenNodes.Contains(pointer), true, false, null, text);

        var path = Pointers.PathOf(pointer);
        var index = _book.Fields.IndexOf(path);
        if (index < 0) return new(false, false, false, null, text);

        var flags = FlagsAt(pointer, index);
        var options = _book.Fields.All[index].List is null ? null : OptionChoice.All(_book, this, path, pointer);
        return new(!flags.Hidden, !flags.Disabled, flags.Required && !flags.Hidden, options, text ?? _texts?.GetValueOrDefault(path));
    }

    /// <summary>Whether single cells of repeated groups differ from their column.</summary>
    internal bool HasCells => _cells is not null;

    internal FieldFlags FlagsOf(string pointer, string path) => FlagsAt(pointer, _book.Fields.IndexOf(path));

    internal FieldFlags FlagsAt(string pointer, int index)
    {
        if (_cells is not null && _cells.TryGetValue(pointer, out var cell)) return cell;

        var flags = _flags[index];
        // A column of a hidden group is hidden with it.
        return _book.Fields.All[index].RowsPath is { } rows && _flags[_book.Fields.IndexOf(rows)].Hidden
            ? flags with { Hidden = true }
            : flags;
    }

    internal FormState With(IReadOnlyList<FormFinding> findings) => new(this, findings);
}

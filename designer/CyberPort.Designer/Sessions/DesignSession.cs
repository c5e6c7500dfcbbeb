using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Upgrades;
using CyberPort.Operations.Design;

namespace CyberPort.Designer.Sessions;

/// <summary>What one person is editing: the form now, what it was before each change, and what is selected.</summary>
public sealed class DesignSession
{
    private readonly Stack<Workpiece> _before = new();
    private readonly Stack<Workpiece> _after = new();

    // what several panes ask for in one drawing
    private IReadOnlyList<OutlineItem>? _items;
    private int? _differences;
    private string? _version;
    private FillTime? _fillTime;

    public DesignSession(OpenWork open)
    {
        Open = open;
        Work = open.Work;
        Good = open.Work.Form is null ? open.Work.WithoutChanges() : open.Work;
        PageId = Pages.Count > 0 ? Pages[0].Id : "";
    }

    /// <summary>The working copy as it was last stored.</summary>
    public OpenWork Open { get; set; }

    /// <summary>The form as it is now.</summary>
    public Workpiece Work { get; private set; }

    /// <summary>The last form that could be drawn; the canvas shows it while something is wrong.</summary>
    public Workpiece Good { get; private set; }

    public CompiledForm Form => Good.Form!;

    public FormPackage Package => Work.Snapshot ?? Good.Snapshot!;

    /// <summary>The node that is selected; empty for none.</summary>
    public string Selected { get; private set; } = "";

    public string PageId { get; private set; }

    public bool CanUndo => _before.Count > 0;

    public bool CanRedo => _after.Count > 0;

    public bool ReadOnly => !Open.Mine;

    public IReadOnlyList<OutlineItem> Items => _items ??= Outline.Of(Work, Package);

    /// <summary>How many changes there are to the national form, or to the version before.</summary>
    public int Differences => _differences ??= Work.Overlay is { } overlay ? OverlayDifferences.Tell(Work.Base, overlay).Count
        : Work is { IsOwnForm: true, Snapshot: { } now } ? PackageDifference.Of(Work.Base, now).Count : 0;

    /// <summary>The version that a form of its own will have.</summary>
    public string Version => _version ??= OwnForms.Numbered(Work).Snapshot?.Manifest.Version ?? "";

    /// <summary>How long people will need for it.</summary>
    public FillTime FillTime => _fillTime ??= FillTime.Of(Form);

    /// <summary>Why the last change of a form of its own was not taken: such a form is always whole.</summary>
    public IReadOnlyList<Problem> Refused { get; private set; } = [];

    /// <summary>The pages of the form in order.</summary>
    public IReadOnlyList<OutlineItem> Pages => [.. Items.Where(i => i.Kind == UiKind.Page)];

    public OutlineItem? Item => Items.FirstOrDefault(i => i.Id == Selected);

    /// <summary>Selects a node and shows the page on which it stands.</summary>
    public void Select(string id)
    {
        Selected = id;
        for (var at = id; at.Length > 0; at = Package.Ui.Nodes.GetValueOrDefault(at)?.Parent ?? "")
            if (Package.Ui.Nodes.GetValueOrDefault(at)?.Kind == UiKind.Page) PageId = at;
    }

    /// <summary>Takes a changed form; the same one is no change.</summary>
    public bool Apply(Workpiece next)
    {
        Refused = next is { IsOwnForm: true, Form: null } && !ReadOnly ? next.Problems : [];
        if (ReadOnly || Refused.Count > 0 || next.Document == Work.Document && next.Files.Digest == Work.Files.Digest) return false;
        _before.Push(Work.Unmade());
        _after.Clear();
        Show(next);
        return true;
    }

    public bool Undo()
    {
        if (ReadOnly || !_before.TryPop(out var before)) return false;
        _after.Push(Work.Unmade());
        Show(before);
        return true;
    }

    public bool Redo()
    {
        if (ReadOnly || !_after.TryPop(out var after)) return false;
        _before.Push(Work.Unmade());
        Show(after);
        return true;
    }

    /// <summary>Forgets why the last change was not taken.</summary>
    public void Forget() => Refused = [];

    private void Show(Workpiece work)
    {
        (Work, _items, _differences, _version, _fillTime) = (work, null, null, null, null);
        if (work.Form is not null) Good = work;
        if (!Package.Ui.Nodes.ContainsKey(Selected)) Selected = "";
        if (!Package.Ui.Nodes.ContainsKey(PageId)) PageId = Pages.Count > 0 ? Pages[0].Id : "";
    }
}

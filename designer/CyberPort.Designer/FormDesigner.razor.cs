using System.Globalization;
using CyberPort.Designer.Sessions;
using CyberPort.Designer.Texts;
using CyberPort.Forms.Editing;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Design;
using CyberPort.Operations.Tasks;
using CyberPort.Storage.Databases;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CyberPort.Designer;

/// <summary>The designer of a port's form: what is changed is saved at once; publishing is a step of its own.</summary>
public sealed partial class FormDesigner : ComponentBase, IAsyncDisposable
{
    private static readonly string[] Views = ["edit", "codes", "rules", "print", "preview", "differences", "tests", "history"];
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(45);
    private readonly CancellationTokenSource _gone = new();
    private DesignSession? _session;
    private ElementReference _root;
    private IJSObjectReference? _script;
    private DotNetObjectReference<FormDesigner>? _me;
    private string _view = "edit";
    private string _told = "";
    private string _trouble = "";
    private DateTimeOffset _saved;
    private bool _unsaved;
    private bool _isStoring;
    private Task _storing = Task.CompletedTask;

    /// <summary>The overlay's id: "jphij/water-area-occupancy".</summary>
    [Parameter, EditorRequired] public required string FormKey { get; set; }

    [Parameter] public string Language { get; set; } = "ja";

    [Inject] private WorkOnForm Works { get; set; } = null!;
    [Inject] private IDesignerUser User { get; set; } = null!;
    [Inject] private IJSRuntime Script { get; set; } = null!;
    [Inject] private NavigationManager Navigation { get; set; } = null!;

    private DesignerTexts T => DesignerTexts.Of(Language);

    private bool IsStored => !_unsaved && !_isStoring;

    private string SavedAt => _saved.ToOffset(TimeSpan.FromHours(9)).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A key that the page's script hands on: undo, redo, up, down.</summary>
    [JSInvokable]
    public void Key(string key)
    {
        if (_session is not { } session) return;
        if (key == "undo") Undo();
        else if (key == "redo") Redo();
        else if (session.Selected.Length > 0) Move((session.Selected, key == "up" ? -1 : 1));
        StateHasChanged();
    }

    /// <summary>An element that was dragged onto another.</summary>
    [JSInvokable]
    public void Drop(string id, string target, bool after)
    {
        if (_session is not { } session || session.Package.Ui.Nodes.GetValueOrDefault(target) is not { } over) return;
        var parent = over.Parent ?? "";
        var siblings = session.Package.Ui.ChildrenOf(parent).Where(c => c != id).ToList();
        session.Select(id);
        Apply(Arrangement.MoveInto(session.Work, id, parent, siblings.IndexOf(target) + (after ? 1 : 0)));
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        // what was changed last is stored before the page is gone
        await _storing;
        await _gone.CancelAsync();
        _gone.Dispose();
        _me?.Dispose();
        try
        {
            if (_script is not null) await _script.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // the browser is gone already, and its script with it
        }
    }

    protected override Task OnInitializedAsync() => OpenAsync();

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_session is null || _me is not null) return;
        _me = DotNetObjectReference.Create(this);
        _script = await Script.InvokeAsync<IJSObjectReference>("import", "./_content/CyberPort.Designer/designer.js");
        await _script.InvokeVoidAsync("listen", _root, _me);
        _ = StayAsync();
    }

    private async Task OpenAsync()
    {
        await _storing;
        OpenWork open;
        try
        {
            open = await Works.OpenAsync(await User.GetAsync(_gone.Token), FormKey, _gone.Token);
        }
        catch (NotFoundException)
        {
            // it was begun, never published, and dropped: there is nothing left to show
            Navigation.NavigateTo("/forms", forceLoad: true);
            return;
        }

        (_session, _saved, _view, _trouble) = (new DesignSession(open), open.Row.SavedAt, "edit", "");
    }

    private async Task TakeOverAsync()
    {
        await Works.TakeOverAsync(await User.GetAsync(_gone.Token), FormKey, _gone.Token);
        await OpenAsync();
    }

    private void Look(string view) => _view = view;

    private void Select(string id) => _session!.Select(id);

    private void SelectAndEdit(string id)
    {
        _session!.Select(id);
        _view = "edit";
    }

    private string Count(string view) => view switch
    {
        "tests" => $" {_session!.Package.Cases.Count}",
        "differences" => _session!.Work.Snapshot is null ? "" : $" {_session.Differences}",
        "rules" => $" {_session!.Package.Rules.Count}",
        _ => "",
    };

    private void Apply(Workpiece next)
    {
        if (_session!.Apply(next)) Keep(T["dz.changed"]);
        else if (_session.Refused.Count > 0) _told = T["dz.refused"];
    }

    private void Move((string Id, int By) move)
    {
        var label = _session!.Items.FirstOrDefault(i => i.Id == move.Id)?.Label.In(Language) ?? "";
        if (_session.Apply(Arrangement.Move(_session.Work, move.Id, move.By))) Keep(T[move.By < 0 ? "dz.movedUp" : "dz.movedDown", label]);
        else _told = T["dz.notMoved", label];
    }

    private void Undo()
    {
        if (_session!.Undo()) Keep(T["dz.undone"]);
    }

    private void Redo()
    {
        if (_session!.Redo()) Keep(T["dz.redone"]);
    }

    // changes come faster than they are stored: one is stored at a time, the last one always
    private void Keep(string told)
    {
        (_told, _unsaved) = (told, true);
        if (!_isStoring) _storing = StoreAllAsync();
    }

    private async Task StoreAllAsync()
    {
        _isStoring = true;
        // the page is drawn first; storing it is nothing that anybody waits for
        await Task.Yield();
        try
        {
            while (_unsaved) await StoreAsync();
        }
        catch (Exception fault)
        {
            await DispatchExceptionAsync(fault);
        }

        _isStoring = false;
        StateHasChanged();
    }

    private async Task StoreAsync()
    {
        var session = _session!;
        _unsaved = false;
        try
        {
            var (user, open, work) = (await User.GetAsync(default), session.Open, session.Work);
            // packing and writing are done beside the circuit, which answers the next press meanwhile
            session.Open = await Task.Run(() => Works.SaveAsync(user, open, work, default));
            (_saved, _trouble) = (session.Open.Row.SavedAt, "");
        }
        catch (WorkHeldException held)
        {
            session.Open = session.Open with { Mine = false, Row = session.Open.Row with { HolderName = held.Holder } };
            _trouble = T["dz.notSaved"];
        }
        catch (StaleRowException)
        {
            _trouble = T["dz.elsewhere"];
        }
        catch (AnswerRefusedException refused)
        {
            _trouble = refused.Reason.In(Language);
        }
        catch (StorageUnavailableException)
        {
            _trouble = T["dz.noDatabase"];
        }
        catch (NotAllowedException)
        {
            _trouble = T["dz.ended"];
        }
    }

    // while the page is open and its person may edit, the form stays theirs
    private async Task StayAsync()
    {
        using var timer = new PeriodicTimer(Beat);
        try
        {
            while (await timer.WaitForNextTickAsync(_gone.Token))
                if (_session is { ReadOnly: false } session) await Works.StayAsync(await User.GetAsync(_gone.Token), session.Open, _gone.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or NotAllowedException or StorageUnavailableException)
        {
            // the page was closed, or the session is over: the form becomes free, and the next change says why it is not stored
        }
    }
}

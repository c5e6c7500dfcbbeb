using System.Globalization;
using CyberPort.Operations.Cases;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Cases;
using CyberPort.Web.Hosting;
using CyberPort.Web.Texts;
using Microsoft.AspNetCore.Components;

namespace CyberPort.Web.Desk;

/// <summary>The office's list: links and forms work without a script; with one, typing searches at once.</summary>
public sealed partial class DeskList : ComponentBase, IDisposable
{
    private static readonly string[] Heads =
        ["desk.number", "desk.procedure", "desk.applicant", "desk.place", "desk.stage", "desk.officer", "desk.left", "desk.updated"];

    private static readonly string[] Stages =
        ["received", "formalReview", "correction", "consultation", "review", "approval", "decided", "issued", "withdrawn", "cancelled"];

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private CancellationTokenSource _typing = new();
    private string _text = "";

    [Parameter] public string Language { get; set; } = "ja";
    [Parameter] public string View { get; set; } = "mine";
    [Parameter] public string Text { get; set; } = "";
    [Parameter] public string Stage { get; set; } = "";
    [Parameter] public string Procedure { get; set; } = "";
    [Parameter] public string Officer { get; set; } = "";
    [Parameter] public string Applicant { get; set; } = "";
    [Parameter] public string Due { get; set; } = "";
    [Parameter] public int Number { get; set; } = 1;

    [Inject] private ListDesk Desk { get; set; } = null!;
    [Inject] private Catalogue Catalogue { get; set; } = null!;
    [Inject] private CurrentActor Current { get; set; } = null!;

    private TextBook T => TextBook.Of(Language);

    private DeskPage? Page { get; set; }

    private IReadOnlyList<(string Key, string Name)> Procedures { get; set; } = [];

    private bool HasFilters => Stage.Length + Procedure.Length + Officer.Length + Applicant.Length + Due.Length > 0;

    private int First => ((Math.Max(1, Number) - 1) * ListDesk.PageSize) + 1;

    private IEnumerable<(string View, int? Count)> Views =>
        [("mine", Page?.Counts.Mine), ("team", Page?.Counts.Team), ("correction", Page?.Counts.Correction), ("open", Page?.Counts.Open), ("all", Page?.Counts.All)];

    public void Dispose()
    {
        _typing.Cancel();
        _typing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        _text = Text;
        var actor = await Current.GetAsync();
        Procedures = [.. (await Catalogue.ListAsync(default)).Where(p => p.TenantId == actor.Tenant).Select(p => (p.ProcedureKey, T.Pick(p.NameJa, p.NameEn)))];
        await LoadAsync();
    }

    private async Task Typed(ChangeEventArgs change)
    {
        _text = change.Value?.ToString() ?? "";
        Number = 1;
        await _typing.CancelAsync();
        _typing.Dispose();
        _typing = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, _typing.Token);
            await LoadAsync();
        }
        catch (OperationCanceledException)
        {
            // more was typed
        }
    }

    private async Task LoadAsync() => Page = await Desk.RunAsync(await Current.GetAsync(), new CaseFilter
    {
        View = Views.Any(v => v.View == View) ? View : "mine",
        Text = _text,
        Stage = Stage,
        ProcedureKey = Procedure,
        Officer = Officer,
        Applicant = Applicant,
        DueUntil = DateOnly.TryParse(Due, CultureInfo.InvariantCulture, out var due) ? due : null,
        Skip = First - 1,
        Take = ListDesk.PageSize,
    }, default);

    private string Address(string view, int number = 1) => $"/desk{Query(view)}&page={number}";

    private string Query(string view) =>
        $"?view={view}&q={Uri.EscapeDataString(_text)}&stage={Uri.EscapeDataString(Stage)}&procedure={Uri.EscapeDataString(Procedure)}"
        + $"&officer={Uri.EscapeDataString(Officer)}&applicant={Uri.EscapeDataString(Applicant)}&due={Uri.EscapeDataString(Due)}";
}

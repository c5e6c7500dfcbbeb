using System.Globalization;
using CyberPort.Operations.Templates;
using CyberPort.Web.Hosting;
using CyberPort.Web.Texts;
using Microsoft.AspNetCore.Components;
using Radzen.Blazor;

namespace CyberPort.Web.Templates;

/// <summary>Who is where with the newest version of a national form: a row for each organisation, found by its state or its name.</summary>
/// <remarks>
/// The rows are read here and not handed over by the page: what is handed over passes through the browser, where 166 organisations are more
/// than a message to the server may hold.
/// </remarks>
public sealed partial class BoardGrid : ComponentBase
{
    /// <summary>How many rows stand on a page of the grid.</summary>
    internal const int PageSize = 50;

    /// <summary>Asks for all rows at once, where no script turns pages.</summary>
    internal const string All = "all";

    // what somebody has to do comes first
    private static readonly string[] States = ["conflict", "acceptance", "taken", "waiting", "automatic", "accepted", "begun", "passed"];

    private RadzenDataGrid<BoardLine>? _grid;
    private ElementReference _top;
    private bool _choosing;
    private int _drawings;
    private IReadOnlyList<BoardLine> _lines = [];
    private IReadOnlyList<BoardLine> _shown = [];
    private string _state = "";
    private string _text = "";

    [Parameter] public string Language { get; set; } = "ja";
    [Parameter] public string FormKey { get; set; } = "";
    [Parameter] public string State { get; set; } = "";
    [Parameter] public string Text { get; set; } = "";
    [Parameter] public bool EveryRow { get; set; }

    [Inject] private BrowseTemplates Templates { get; set; } = null!;
    [Inject] private CurrentActor Current { get; set; } = null!;

    private TextBook T => TextBook.Of(Language);

    protected override async Task OnInitializedAsync()
    {
        (_state, _text) = (States.Contains(State) ? State : "", Text);
        var board = await Templates.BoardAsync(await Current.GetAsync(), FormKey, default);
        var versions = board.Versions.Select((v, age) => (v.Version, age)).ToDictionary(v => v.Version, v => v.age);
        _lines = [.. board.Rows.Select(row => LineOf(row, versions.GetValueOrDefault(row.Overlay.BaseVersion, versions.Count)))];
        _shown = Matching();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // one drawing later than the pager, which at its ends moves the focus to a button of its own
        if (_drawings == 0) return;
        if (--_drawings > 0) StateHasChanged();
        else await _top.FocusAsync();
    }

    private BoardLine LineOf(BoardRow row, int age) => new(
        T.Pick(row.Overlay.OrganisationName, row.Overlay.OrganisationNameEn),
        $"{row.Overlay.OrganisationName}\n{row.Overlay.OrganisationNameEn}",
        row.State,
        Array.IndexOf(States, row.State),
        row.Conflicts,
        row.Overlay.BaseVersion,
        age,
        row.ChangedAt,
        row.ChangedBy);

    private Task ChooseAsync(string state)
    {
        _state = state;
        return ShowAsync();
    }

    private async Task ShowAsync()
    {
        // first the page, then the rows: the page that was open may not exist any more
        _choosing = true;
        if (_grid is not null) await _grid.FirstPage();
        _choosing = false;
        _shown = Matching();
    }

    // the pager draws itself anew and loses the focus; whoever turns a page wants to read from its top, whoever types goes on typing
    private void Turned() => _drawings = _choosing ? 0 : 2;

    private List<BoardLine> Matching() => [.. _lines.Where(l => (_state.Length == 0 || l.State == _state) && Named(l, _text.Trim()))];

    private static bool Named(BoardLine line, string text) => CultureInfo.InvariantCulture.CompareInfo.IndexOf(
        line.Names, text, CompareOptions.IgnoreCase | CompareOptions.IgnoreWidth | CompareOptions.IgnoreKanaType) >= 0;

    private string Address(string state) => $"/templates/{FormKey}?state={state}&q={Uri.EscapeDataString(_text)}";

    private static string Mark(string state) => state switch { "conflict" or "acceptance" or "taken" => "o", "automatic" or "accepted" or "begun" => "g", _ => "" };
}

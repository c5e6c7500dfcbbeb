using System.Net;
using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.FormViews.Tests.Samples;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace CyberPort.FormViews.Tests.Browser;

/// <summary>A host in small: one draft, the pages of the gallery, the posts of their buttons, and the evaluate endpoint.</summary>
internal sealed class FormServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _rows;

    private FormServer(WebApplication app) => _app = app;

    public Value Values { get; set; } = Value.Record();

    /// <summary>How long an evaluation takes.</summary>
    public int Delay { get; set; }

    public int Evaluations { get; private set; }

    /// <summary>The buttons that were pressed.</summary>
    public List<string> Actions { get; } = [];

    public List<string> Uploads { get; } = [];

    public string Address => _app.Urls.First();

    public static async Task<FormServer> StartAsync(CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new FormServer(builder.Build());
        server.Map();
        await server._app.StartAsync(cancel);
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map()
    {
        _app.UseStaticFiles(new StaticFileOptions { RequestPath = "/views", FileProvider = new PhysicalFileProvider(Content()) });
        _app.MapGet("/favicon.ico", () => Results.NoContent());
        _app.MapGet("/{page}", (string page, int? show) => Results.Content(Draw(page, show == 1), "text/html; charset=utf-8"));
        _app.MapPost("/{page}", PostAsync).DisableAntiforgery();
        _app.MapPost("/{page}/evaluate", EvaluateAsync).DisableAntiforgery();
    }

    private async Task<IResult> PostAsync(string page, HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        Take(form);
        var action = form["_action"].LastOrDefault() ?? "next";
        Actions.Add(action);
        // last: a test that waits for an upload finds the rest taken in
        Uploads.AddRange(form.Files.Where(file => file.Length > 0).Select(file => $"{file.Name} {file.FileName}"));
        var about = action[(action.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (action.StartsWith("addRow:", StringComparison.Ordinal)) Values = FormEntry.AddRow(Gallery.Form, Values, about, $"row{++_rows}");
        if (action.StartsWith("removeRow:", StringComparison.Ordinal)) Values = FormEntry.RemoveRow(Gallery.Form, Values, "/crew", Values.At(about)["_row"].AsText);
        var stops = action == "next" && State(page, FormPhase.Page).Findings.Any(finding => finding.Stops);
        return Results.LocalRedirect(stops ? $"/{page}?show=1#error-summary" : $"/{page}{(action.StartsWith("addRow", StringComparison.Ordinal) ? "#" + about : "")}");
    }

    private async Task<IResult> EvaluateAsync(string page, HttpContext context)
    {
        Evaluations++;
        Take(await context.Request.ReadFormAsync(context.RequestAborted));
        var answer = FormStateJson.Write(Gallery.Form, State(page, FormPhase.Input), page).ToArray();
        await Task.Delay(Delay, context.RequestAborted);
        return Results.Bytes(answer, "application/json");
    }

    private void Take(IFormCollection form)
    {
        var posted = form.ToDictionary(field => field.Key, field => field.Value.Select(text => text ?? "").ToArray());
        Values = FormEntry.Read(Gallery.Form, Values, posted, Context("", FormPhase.Input));
    }

    private string Draw(string page, bool show)
    {
        var state = State(page, show ? FormPhase.Page : FormPhase.Input);
        var summary = Probe.Draw<ErrorSummary>(new Dictionary<string, object?> { ["Form"] = Gallery.Form, ["State"] = state, ["Show"] = show }).Html;
        var fields = Probe.Draw<FormPage>(new Dictionary<string, object?>
        {
            ["Form"] = Gallery.Form, ["State"] = state, ["PageId"] = page, ["ShowFindings"] = show,
        }).Html;
        return $"""
            <!doctype html><html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(page)}</title><link rel="stylesheet" href="/views/form.css"></head><body><main class="wrap">
            <h1>見本</h1><form method="post" action="/{page}" enctype="multipart/form-data" novalidate data-evaluate="/{page}/evaluate">
            <button class="hidden" name="_action" value="next" tabindex="-1" aria-hidden="true">次へ</button>{summary}{fields}
            <div class="buttons"><button class="btn" name="_action" value="next">次へ進む</button>
            <button class="btn txt" name="_action" value="recalculate">再計算</button></div></form><p class="saved" id="saved"></p></main>
            <script src="/views/form.js" type="module"></script></body></html>
            """;
    }

    private FormState State(string page, FormPhase phase) => Gallery.Form.Evaluate(Values, Context(page, phase));

    private static FormContext Context(string page, FormPhase phase) => new() { Today = new(2026, 11, 20), Phase = phase, PageId = page };

    /// <summary>The folder of the scripts and styles.</summary>
    internal static string Content()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "CyberPort.sln"))) at = at.Parent;
        return Path.Combine(at!.FullName, "engine", "CyberPort.FormViews", "wwwroot");
    }
}

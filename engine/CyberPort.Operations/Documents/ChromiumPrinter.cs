using System.Diagnostics;

namespace CyberPort.Operations.Documents;

/// <summary>Prints with a headless Chromium by its command line: one process for a document, its own empty profile, no network.</summary>
public sealed class ChromiumPrinter(string chromium) : IDocumentPrinter
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public async Task<Stream> PrintAsync(string html, CancellationToken cancel)
    {
        if (!File.Exists(chromium)) throw new PrinterMissingException(chromium);

        var folder = Directory.CreateTempSubdirectory("cyberport-print-").FullName;
        try
        {
            var page = Path.Combine(folder, "page.html");
            var pdf = Path.Combine(folder, "page.pdf");
            await File.WriteAllTextAsync(page, html, cancel);
            await RunAsync(folder, page, pdf, cancel);
            var copy = new MemoryStream(await File.ReadAllBytesAsync(pdf, cancel));
            return copy;
        }
        finally
        {
            TryDelete(folder);
        }
    }

    private async Task RunAsync(string folder, string page, string pdf, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(chromium) { RedirectStandardError = true, RedirectStandardOutput = true };
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--disable-extensions", "--disable-quic", "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer", "--export-tagged-pdf",
            "--generate-pdf-document-outline", $"--user-data-dir={Path.Combine(folder, "profile")}", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri,
        ];
        // Chromium refuses its own sandbox to root; a container's root prints without it, everybody else with it
        if (Environment.UserName == "root") start.ArgumentList.Add("--no-sandbox");
        foreach (var argument in arguments) start.ArgumentList.Add(argument);

        using var process = Process.Start(start) ?? throw new InvalidOperationException("Chromium did not start.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            var errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.StandardOutput.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            if (process.ExitCode != 0 || !File.Exists(pdf)) throw new InvalidOperationException($"Chromium made no PDF: {await errors}");
        }
        catch
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static void TryDelete(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // a late child of the browser may still hold its profile; the system's own cleaning takes the rest
        }
    }
}

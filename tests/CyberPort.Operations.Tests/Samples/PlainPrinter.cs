using System.Text;
using CyberPort.Operations.Documents;

namespace CyberPort.Operations.Tests.Samples;

/// <summary>Prints the page's text behind a PDF's first bytes: what is stored and hashed is then known.</summary>
public sealed class PlainPrinter : IDocumentPrinter
{
    public Task<Stream> PrintAsync(string html, CancellationToken cancel) =>
        Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes("%PDF-1.7\n" + html)));
}

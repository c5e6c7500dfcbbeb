namespace CyberPort.Operations.Documents;

/// <summary>Makes a PDF of a document's page.</summary>
public interface IDocumentPrinter
{
    /// <summary>Prints; the caller disposes the stream, which removes what was written.</summary>
    /// <exception cref="PrinterMissingException">There is no browser to print with.</exception>
    Task<Stream> PrintAsync(string html, CancellationToken cancel);
}

/// <summary>PDFs can not be made here; the document itself is issued and can be printed from its page.</summary>
public sealed class PrinterMissingException(string path) : Exception(
    $"PDF を作るための Chromium が {path} にありません。Chromium を入れるか設定 CyberPort:Chromium を直してください。文書は「印刷用ページ」から印刷できます。 / "
    + $"There is no Chromium at {path} to make PDFs. Install it or mend the setting CyberPort:Chromium. The document can be printed from its print page.");

using System.Text;

namespace CyberPort.Operations.Notices;

/// <summary>Writes each mail as a file: for the demo, for tests and for offices that send in their own way.</summary>
public sealed class FolderMailer(string folder) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, string.Concat(mail.Key.Where(char.IsAsciiLetterOrDigit)) + ".txt");
        await File.WriteAllTextAsync(path, $"To: {mail.To}\nSubject: {mail.Subject}\n\n{mail.Body}\n", Encoding.UTF8, cancel);
    }
}

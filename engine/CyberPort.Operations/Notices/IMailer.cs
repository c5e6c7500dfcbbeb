namespace CyberPort.Operations.Notices;

/// <summary>A mail as data; subject and body are plain text.</summary>
/// <param name="Key">The same mail again has the same key.</param>
/// <param name="To">One address.</param>
/// <param name="Subject">One line.</param>
/// <param name="Body">Plain text.</param>
public sealed record Mail(string Key, string To, string Subject, string Body);

/// <summary>Sends mail: by SMTP, or into a folder where nothing is connected.</summary>
public interface IMailer
{
    Task SendAsync(Mail mail, CancellationToken cancel);
}

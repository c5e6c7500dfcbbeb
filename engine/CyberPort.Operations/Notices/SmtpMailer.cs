using System.Net;
using System.Net.Mail;
using System.Text;

namespace CyberPort.Operations.Notices;

/// <summary>Where and as whom mail is sent.</summary>
public sealed record SmtpOptions(string Host, int Port, string From)
{
    public string User { get; init; } = "";
    public string Password { get; init; } = "";
    public bool Tls { get; init; } = true;
}

/// <summary>Sends mail with the framework's own client.</summary>
public sealed class SmtpMailer(SmtpOptions options) : IMailer
{
    public async Task SendAsync(Mail mail, CancellationToken cancel)
    {
        using var message = Message(mail, options.From);
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.Tls, Timeout = 30_000 };
        if (options.User.Length > 0) client.Credentials = new NetworkCredential(options.User, options.Password);
        await client.SendMailAsync(message, cancel);
    }

    /// <summary>Builds the message; no text of a person can add a header, because addresses are parsed and line ends leave the subject.</summary>
    internal static MailMessage Message(Mail mail, string from)
    {
        var message = new MailMessage(new MailAddress(from), Receiver(mail.To))
        {
            Subject = OneLine(mail.Subject),
            SubjectEncoding = Encoding.UTF8,
            Body = mail.Body,
            BodyEncoding = Encoding.UTF8,
            IsBodyHtml = false,
        };
        message.Headers.Add("X-CyberPort-Key", OneLine(mail.Key));
        return message;
    }

    // the framework takes "a@x, b@x" for b@x with a name: one address is one address
    private static MailAddress Receiver(string text)
    {
        var address = new MailAddress(OneLine(text));
        return address.Address == text ? address : throw new FormatException($"'{text}' is not one mail address.");
    }

    private static string OneLine(string text) => string.Concat(text.Where(c => !char.IsControl(c)));
}

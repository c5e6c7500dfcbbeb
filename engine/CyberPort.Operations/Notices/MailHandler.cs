using System.Text.Json;
using CyberPort.Operations.Delivery;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Notices;

/// <summary>Sends one mail of the outbox.</summary>
public sealed class MailHandler(IMailer mailer) : IEffectHandler
{
    public string Kind => "mail";

    public Task HandleAsync(OutboxRow row, CancellationToken cancel)
    {
        var body = JsonDocument.Parse(row.Body).RootElement;
        string Text(string name) => body.GetProperty(name).GetString() ?? "";
        return mailer.SendAsync(new Mail(row.Id.ToString("N"), Text("to"), Text("subject"), Text("body")), cancel);
    }
}

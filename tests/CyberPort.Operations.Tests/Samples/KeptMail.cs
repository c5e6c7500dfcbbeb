using CyberPort.Operations.Notices;

namespace CyberPort.Operations.Tests.Samples;

/// <summary>A mailer that keeps what was sent, and refuses while it is told to.</summary>
public sealed class KeptMail : IMailer
{
    private readonly List<Mail> _sent = [];

    /// <summary>Why nothing can be sent now; empty when it can.</summary>
    public string Refuses { get; set; } = "";

    public IReadOnlyList<Mail> Sent
    {
        get
        {
            lock (_sent) return [.. _sent];
        }
    }

    /// <summary>Lays what was sent so far aside.</summary>
    public void Forget()
    {
        lock (_sent) _sent.Clear();
    }

    /// <summary>What happens while a mail is on its way.</summary>
    public Func<Task> Meanwhile { get; set; } = () => Task.CompletedTask;

    public async Task SendAsync(Mail mail, CancellationToken cancel)
    {
        if (Refuses.Length > 0) throw new InvalidOperationException(Refuses);
        await Meanwhile();
        lock (_sent) _sent.Add(mail);
    }
}

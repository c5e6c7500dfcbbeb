using System.Net.Mail;
using System.Text;
using System.Text.RegularExpressions;
using CyberPort.Operations.Notices;

namespace CyberPort.Operations.Tests.Notices;

public sealed partial class MailerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_goes_out_by_SMTP_in_Japanese_as_it_was_written()
    {
        await using var server = new MailServer();

        await Mailer(server).SendAsync(new Mail("key-1", "suzuki@example.jp", "【要対応】補正をお願いします（令8港占-0001）", "髙﨑 𠮷彦 様\n.補正の期限は11月24日です。\n"),
            Cancel);

        var mail = Assert.Single(server.Mails);
        Assert.Contains("MAIL FROM:<port@example.jp>", mail, StringComparison.Ordinal);
        Assert.Contains("RCPT TO:<suzuki@example.jp>", mail, StringComparison.Ordinal);
        Assert.Contains("X-CyberPort-Key: key-1", mail, StringComparison.Ordinal);
        Assert.Equal("【要対応】補正をお願いします（令8港占-0001）", SubjectOf(mail));
        Assert.Equal("髙﨑 𠮷彦 様\n.補正の期限は11月24日です。\n", BodyOf(mail));
    }

    [Fact]
    public async Task No_text_of_a_person_adds_a_header_or_a_receiver()
    {
        await using var server = new MailServer();

        await Mailer(server).SendAsync(new Mail("k\r\nBcc: c@example.jp", "a@example.jp", "件名\r\nBcc: b@example.jp", "本文"), Cancel);
        await Assert.ThrowsAsync<FormatException>(() =>
            Mailer(server).SendAsync(new Mail("k", "a@example.jp, b@example.jp", "件名", "本文"), Cancel));

        var mail = Assert.Single(server.Mails);
        Assert.DoesNotMatch("(?im)^bcc:", mail);
        Assert.Single(Regex.Matches(mail, "RCPT TO"));
    }

    [Fact]
    public async Task A_refused_receiver_and_a_missing_server_are_errors_that_the_outbox_tries_again()
    {
        await using var server = new MailServer();
        var refused = await Assert.ThrowsAnyAsync<SmtpException>(() =>
            Mailer(server).SendAsync(new Mail("k", "nobody@example.jp", "件名", "本文"), Cancel));
        Assert.Contains("550", refused.Message + (int)refused.StatusCode, StringComparison.Ordinal);

        var nowhere = new SmtpMailer(new SmtpOptions("127.0.0.1", 1, "port@example.jp") { Tls = false });
        await Assert.ThrowsAnyAsync<SmtpException>(() => nowhere.SendAsync(new Mail("k", "a@example.jp", "件名", "本文"), Cancel));
    }

    [Fact]
    public async Task The_folder_keeps_one_readable_file_for_each_mail_however_often_it_is_sent()
    {
        var folder = Directory.CreateTempSubdirectory("cyberport-mail-");
        var mailer = new FolderMailer(Path.Combine(folder.FullName, "out"));

        await mailer.SendAsync(new Mail("../k1", "a@example.jp", "件名", "本文"), Cancel);
        await mailer.SendAsync(new Mail("../k1", "a@example.jp", "件名", "本文"), Cancel);
        await mailer.SendAsync(new Mail("k2", "b@example.jp", "件名", "本文"), Cancel);

        var files = folder.GetFiles("*", SearchOption.AllDirectories);
        Assert.Equal(["k1.txt", "k2.txt"], files.Select(f => f.Name).Order());
        Assert.Equal(
            "To: a@example.jp\nSubject: 件名\n\n本文\n", await File.ReadAllTextAsync(files.Single(f => f.Name == "k1.txt").FullName, Cancel));
        folder.Delete(recursive: true);
    }

    private static SmtpMailer Mailer(MailServer server) =>
        new(new SmtpOptions("127.0.0.1", server.Port, "port@example.jp") { Tls = false });

    private static string SubjectOf(string mail) => string.Concat(
        EncodedWord().Matches(Subject().Match(mail).Value).Select(word =>
            Encoding.UTF8.GetString(Convert.FromBase64String(word.Groups[1].Value))));

    private static string BodyOf(string mail)
    {
        mail = mail.ReplaceLineEndings("\n");
        var body = mail[mail.IndexOf("\n\n", StringComparison.Ordinal)..];
        return Encoding.UTF8.GetString(Convert.FromBase64String(Regex.Replace(body, @"\s", ""))).ReplaceLineEndings("\n");
    }

    [GeneratedRegex(@"(?m)^Subject:.*(\r?\n[ \t].*)*")]
    private static partial Regex Subject();

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]+)\?=")]
    private static partial Regex EncodedWord();
}

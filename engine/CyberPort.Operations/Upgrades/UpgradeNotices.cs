using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CyberPort.Operations.Procedures;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Forms;
using CyberPort.Storage.Organisations;
using CyberPort.Storage.Outbox;

namespace CyberPort.Operations.Upgrades;

/// <summary>Tells the form administrators of an organisation what a newer version means for their form, in their list and by mail.</summary>
internal sealed class UpgradeNotices(UpgradeParts parts)
{
    public async Task TellAsync(UnitOfWork unit, OutboxRow row, OpenUpgrade open, string state, DateTimeOffset now)
    {
        foreach (var person in await parts.People.ListByRoleAsync(row.TenantId, PublishForm.Role, CancellationToken.None))
        {
            // the same notice for the same person has the same id, so a repetition adds nothing
            var id = new Guid(SHA256.HashData(Encoding.ASCII.GetBytes($"{row.Id:N}{person.PersonId:N}")).AsSpan(0, 16));
            var (subject, body) = Text(person, open, state);
            await parts.Notifications.AddAsync(unit, new NotificationRow
            {
                TenantId = row.TenantId,
                Id = id,
                PersonId = person.PersonId,
                CaseTenantId = row.TenantId,
                Subject = subject,
                Body = body,
                SentAt = now,
            });
            if (person.PersonEmail.Length == 0 || await parts.Outbox.IsKnownAsync(unit, row.TenantId, id)) continue;
            parts.Outbox.Add(unit, new OutboxRow
            {
                TenantId = row.TenantId,
                Id = id,
                Kind = "mail",
                Body = JsonSerializer.Serialize(new { to = person.PersonEmail, subject, body }),
                CreatedAt = now,
                NextTryAt = now,
            });
        }
    }

    private static (string Subject, string Body) Text(Membership person, OpenUpgrade open, string state)
    {
        var (ja, title) = (person.PersonLanguage != "en", open.New.Manifest.Title);
        var version = open.Row.ToVersion;
        return state switch
        {
            FormUpgradeState.Automatic when ja => ($"様式を新しい版にしました：{title.Ja}", $"国の様式が{version}版になったため、自動で取り込んで公開しました。確認が必要な違いはありません。「様式」の履歴から前の版に戻せます。"),
            FormUpgradeState.Automatic => ($"Your form was updated: {title.En}", $"The national form is now version {version}; it was taken over and published by itself. You can go back in the form's history."),
            FormUpgradeState.Conflict when ja => ($"様式の新しい版で決めることがあります：{title.Ja}", $"国の様式が{version}版になりました。自組織の変更と合わない所が{open.Conflicts}件あります。「様式」の画面で取り扱いを決めてください。決めるまでは今の版のまま受け付けます。"),
            FormUpgradeState.Conflict => ($"A newer version needs decisions: {title.En}", $"The national form is now version {version}; {open.Conflicts} of your changes do not fit. Decide on the forms page. Until then the form stays as it is."),
            _ when ja => ($"様式の新しい版の確認をお願いします：{title.Ja}", $"国の様式が{version}版になりました。合わない所はありませんが、自動では取り込みません。「様式」の画面で確認して取り込んでください。"),
            _ => ($"Please agree to a newer version: {title.En}", $"The national form is now version {version}. Nothing is in conflict, but it is not taken over by itself: agree on the forms page."),
        };
    }
}

using CyberPort.Storage.Cases;

namespace CyberPort.Operations.Notices;

/// <summary>Notices that a form does not word itself.</summary>
public static class StandardNotices
{
    public static NoticeText Fill(string template, string language, CaseRow row, string url)
    {
        var (ja, en) = template switch
        {
            "message" => ("新しいメッセージがあります", "You have a new message"),
            "task-opened" => ("処理をお待ちしている案件があります", "A case waits for you"),
            "taskDelegated" => ("業務を引き継ぎました", "A task was handed over to you"),
            "taskTaken" => ("担当していた業務が担当から外れました", "A task was taken from you"),
            "taskOverdue" => ("処理の期限を過ぎた案件があります", "A task is overdue"),
            "taskEscalated" => ("期限を過ぎた案件が引き上げられました", "An overdue task was escalated to you"),
            "caseCancelled" => ("申請の手続が取り消されました。理由は港湾管理者にお問い合わせください", "Your application was cancelled; please ask the port administrator why"),
            "renewalDue" => ("許可の期間の満了が近づいています", "Your permit is about to end"),
            _ => ("申請の状況が変わりました", "Your application has moved on"),
        };
        // the office's name of a step may say what is intended: only the office is told it
        var state = template is "task-opened" or "taskDelegated" or "taskTaken" or "taskOverdue" or "taskEscalated" ? (Ja: $"\n状態：{row.StageJa}", En: $"\nState: {row.StageEn}") : (Ja: "", En: "");
        return language == "en"
            ? new NoticeText($"{en}: {row.ReceiptNumber}", $"{en}.\n{row.ProcedureName} {row.ReceiptNumber} ({row.ApplicantName}){state.En}\n{url}")
            : new NoticeText($"{ja}（{row.ReceiptNumber}）", $"{ja}。\n{row.ProcedureName}　{row.ReceiptNumber}（{row.ApplicantName}）{state.Ja}\n{url}");
    }
}

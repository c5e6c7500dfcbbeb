using CyberPort.Expressions;

namespace CyberPort.Workflows;

/// <summary>The texts of what goes wrong with scenarios.</summary>
internal static class ScenarioFaults
{
    private const string File = "scenarios.json";

    public static Problem NoJson(string reason) => Of("scenario.json", "",
        new($"JSON として読めません: {reason}", $"The file is no JSON: {reason}"),
            new("シナリオの一覧 [ … ] を書いてください。", "Write a list of scenarios [ … ]."));

    public static Problem None() => Of("scenario.none", "",
        new("シナリオがありません。", "There is no scenario."), new("少なくとも1つのシナリオを書いてください。", "Write at least one."));

    public static Problem TooMany(int most) => Of("scenario.tooMany", "",
        new($"シナリオは{most}件までです。", $"There may be {most} scenarios."), new("減らしてください。", "Write fewer."));

    public static Problem Unknown(string pointer, string name, string? near) => Of("scenario.unknown", pointer,
        new($"「{name}」という項目はシナリオにありません。", $"Scenarios have no '{name}'."), near is null
            ? new("書き方を確かめてください。", "Look the format up.")
            : new($"「{near}」ではありませんか。", $"Did you mean '{near}'?"));

    public static Problem Differs(string pointer, string name, string wanted, string got) => Of("scenario.differs", pointer,
        new($"「{name}」: {wanted} のはずが {got} でした。", $"'{name}': {wanted} was expected, but it was {got}."),
        new("ワークフローかシナリオを直してください。", "Correct the workflow or the scenario."));

    public static Problem NoTask(string pointer, string name, string asked, string open) => Of("scenario.noTask", pointer,
        new($"「{name}」: {asked} の業務がありません（待っているのは {open}）。", $"'{name}': there is no task for {asked}; waiting: {open}."),
        new("役割と種類を確かめてください。", "Check role and kind."));

    public static Problem NoScript(string pointer, string name, string activity, string open) => Of("scenario.noScript", pointer,
        new($"「{name}」: {activity} はスクリプトを待っていません（待っているのは {open}）。", $"'{name}': {activity} waits for no script; waiting: {open}."),
        new("activity を確かめてください。", "Check the activity."));

    public static Problem NoReply(string pointer, string name, string activity, string open) => Of("scenario.noReply", pointer,
        new($"「{name}」: {activity} はこの返事を待っていません（待っているのは {open}）。", $"'{name}': {activity} waits for no such reply; waiting: {open}."),
        new("activity を確かめてください。", "Check the activity."));

    public static Problem Refused(string pointer, string name, LocalText why) => Of("scenario.refused", pointer,
        new($"「{name}」: 受け付けられませんでした。{why.Ja}", $"'{name}': refused. {why.En}"),
        new("回答を直すか、\"refused\" を期待に書いてください。", "Correct the answer, or expect \"refused\"."));

    public static Problem Unreadable(string pointer, string name) => Of("scenario.unreadable", pointer,
        new($"「{name}」: この値を読めません。", $"'{name}': this value cannot be read."),
            new("docs/workflow-definition.md の書き方に合わせてください。", "See docs/workflow-definition.md."));

    private static Problem Of(string code, string pointer, LocalText cause, LocalText cure) => new(code, File, pointer, cause, cure);
}

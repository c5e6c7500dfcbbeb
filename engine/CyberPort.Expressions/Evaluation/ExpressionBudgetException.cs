namespace CyberPort.Expressions;

/// <summary>An evaluation spent more steps or text than its scope allows; the caller turns it into a finding.</summary>
public sealed class ExpressionBudgetException(LocalText cause, LocalText cure) : Exception(cause.En)
{
    public LocalText Cause { get; } = cause;

    public LocalText Cure { get; } = cure;

    internal static ExpressionBudgetException Steps(int most) => new(
        new($"計算が長すぎるため止めました（上限{most}ステップ）。", $"The calculation was stopped after {most} steps."),
        new("集計の入れ子や行数を減らしてください。", "Use fewer rows or fewer aggregates inside each other."));

    internal static ExpressionBudgetException Text(int most) => new(
        new($"作られる文字列が長すぎるため止めました（上限{most}文字）。", $"The calculation was stopped: it makes text of more than {most} characters."),
        new("文字列をつなぐ式を短くしてください。", "Join less text."));
}

using CyberPort.Expressions;
using CyberPort.Workflows.Definitions;

namespace CyberPort.Workflows.Checking;

/// <summary>The texts of what the checker finds; activities are called by what people see on the chart.</summary>
internal static class CheckFaults
{
    public static Problem Unreachable(ActivityNode node) => Of("workflow.unreachable", node,
        $"「{node.Label.Ja}」には開始から到達できません。", $"'{node.Label.En}' cannot be reached from the start.",
        "つなぐか、削除してください。", "Connect it or delete it.");

    public static Problem NoEnd(ActivityNode node) => Of("workflow.noEnd", node,
        $"「{node.Label.Ja}」から先は終わりに着きません。", $"No way leads from '{node.Label.En}' to an end.",
        "くり返しから抜ける経路を作ってください。", "Draw a way out of the loop.");

    public static Problem OpenOutcome(ActivityNode node, string outcome) => Of("workflow.openOutcome", node,
        $"「{node.Label.Ja}」の結果「{outcome}」に行き先がありません。", $"The outcome '{outcome}' of '{node.Label.En}' leads nowhere.",
        "行き先をつなぐか、その操作を外してください。", "Connect it, or take the action away.");

    public static Problem UnknownOutcome(ActivityNode node, string outcome, string? near) => Of("workflow.unknownOutcome", node,
        $"「{node.Label.Ja}」に「{outcome}」という結果はありません。", $"'{node.Label.En}' has no outcome '{outcome}'.",
        near is null ? "つなぎ直してください。" : $"「{near}」ではありませんか。", near is null ? "Connect it again." : $"Did you mean '{near}'?");

    public static Problem IllegalBack(ActivityNode source, ActivityNode target) => Of("workflow.illegalBack", source,
        $"「{source.Label.Ja}」から「{target.Label.Ja}」へは戻れません（「{target.Label.Ja}」を通らずに来る経路があります）。",
        $"'{source.Label.En}' cannot go back to '{target.Label.En}': there is a way to it that does not pass '{target.Label.En}'.",
        $"必ず通る手前の段階に戻すか、「{target.Label.Ja}」を通らない経路をなくしてください。",
        $"Go back to a step that is always passed, or take the other way away.");

    public static Problem NeverFills(ActivityNode join, ActivityNode decision) => Of("workflow.neverFills", join,
        $"合流「{join.Label.Ja}」は揃いません（「{decision.Label.Ja}」はどちらか一方にしか進みません）。",
        $"The join '{join.Label.En}' never fills: '{decision.Label.En}' goes only one of the two ways.",
        "合流の方式を WaitAny か WaitAllActive にしてください。", "Let it wait for any, or for all active ways.");

    public static Problem UnevenJoin(ActivityNode join, ActivityNode loop) => Of("workflow.unevenJoin", join,
        $"「{join.Label.Ja}」には、「{loop.Label.Ja}」からのくり返しの内と外の経路が集まるため、止まることがあります。",
        $"Ways from inside and outside of the loop at '{loop.Label.En}' meet in '{join.Label.En}', which may stop there.",
        "手前に FlowJoin（WaitAny）を置くか、経路を分けてください。", "Put a FlowJoin (WaitAny) before it, or keep the ways apart.");

    public static Problem MixedPaths(ActivityNode node, ActivityNode beginning) => Of("workflow.mixedPaths", node,
        $"「{node.Label.Ja}」には「{beginning.Label.Ja}」からの経路と本来の経路が集まっています。",
        $"The path of '{beginning.Label.En}' runs into the main path at '{node.Label.En}'.",
        "別の終了までの経路に分けてください。", "Give it a path of its own to an end of its own.");

    public static Problem MissingInput(ActivityNode node, InputKind input) => Of("workflow.missingInput", node,
        $"「{node.Label.Ja}」の「{input.Label.Ja}」がありません。", $"'{node.Label.En}' needs '{input.Name}'.",
        "値を入れてください。", "Give it a value.");

    public static Problem UnknownRole(ActivityNode node, string role, string? near) => Of("workflow.unknownRole", node,
        $"「{node.Label.Ja}」のロール「{role}」はありません。", $"'{node.Label.En}' names the role '{role}', which does not exist.",
        near is null
            ? "ロールの一覧から選んでください。" : $"「{near}」ではありませんか。", near is null ? "Choose one from the list of roles."
            : $"Did you mean '{near}'?");

    private static Problem Of(string code, ActivityNode node, string ja, string en, string cureJa, string cureEn) =>
        DefinitionFaults.Of(code, node.Pointer, new(ja, en), new(cureJa, cureEn));
}

using CyberPort.Expressions;
using CyberPort.Workflows.Activities;
using CyberPort.Workflows.Definitions;

namespace CyberPort.Workflows.Checking;

/// <summary>What a user task says that can not be: keys that are taken, a quorum that nobody reaches, nobody who is asked.</summary>
internal static class UserTaskChecks
{
    private static readonly string[] Reserved = ["Done", "Timeout", "Cancelled", "NotReached"];

    public static IEnumerable<Problem> Of(ActivityNode node)
    {
        if (node.Type != "Elsa.UserTask") yield break;

        var keys = node.Known("actionDefinitions") is { Kind: ValueKind.List } actions
            ? actions.AsList.Select(a => a["key"]).Where(k => k.IsText).Select(k => k.AsText).ToList() : ["complete"];
        foreach (var key in keys.GroupBy(k => k).Where(g => g.Count() > 1 || Reserved.Contains(g.Key)).Select(g => g.Key))
            yield return Fault(node, "/actionDefinitions", $"操作のキー「{key}」は使えません。", $"The action key '{key}' can not be used.",
                $"{string.Join("、", Reserved)} は予約されています。キーは1回ずつにしてください。", $"{string.Join(", ", Reserved)} are reserved, and each key stands once.");
        if (node.Known("priority") is { IsNumber: true, AsNumber: < 0 or > 100 })
            yield return Fault(node, "/priority", "優先度は0から100までです。", "The priority is 0 to 100.", "0から100までの数にしてください。", "Choose a number from 0 to 100.");
        if (!((string[])["candidateUsers", "candidateGroups", "assignee"]).Any(node.Inputs.ContainsKey) && Responders.Of(node) is null)
            yield return Fault(node, "", "依頼先がありません。", "Nobody is asked.", "candidateGroups、candidateUsers、assignee のいずれかに書いてください。",
                "Name candidateGroups, candidateUsers or an assignee.");
        if (Responders.Of(node) is { } responders)
            foreach (var problem in Several(node, responders, keys)) yield return problem;
    }

    private static IEnumerable<Problem> Several(ActivityNode node, Responders responders, List<string> keys)
    {
        if (!Responders.Modes.Contains(responders.Mode))
            yield return Fault(node, Responders.Place + "/mode", $"「{responders.Mode}」という決め方はありません。", $"There is no mode '{responders.Mode}'.",
                "all、any、quorum から選んでください。", "Choose all, any or quorum.");
        if (responders.Count == 0)
            yield return Fault(node, Responders.Place, "依頼先がありません。", "Nobody is asked.",
                "roles、users、sections のいずれかに書いてください。", "Name roles, users or sections.");
        else if (responders.Mode == "quorum" && (responders.Quorum < 1 || responders.Quorum > responders.Count))
            yield return Fault(node, Responders.Place + "/quorum", $"依頼先{responders.Count}件に対して定数{responders.Quorum}は成り立ちません。",
                $"A quorum of {responders.Quorum} is impossible with {responders.Count} responders.",
                $"1から{responders.Count}までの数にしてください。", $"Choose a number from 1 to {responders.Count}.");
        if (responders.Otherwise is { } otherwise && !keys.Contains(otherwise))
            yield return Fault(node, Responders.Place + "/otherwise", $"「{otherwise}」という操作はありません。", $"There is no action '{otherwise}'.",
                "actionDefinitions のキーから選んでください。", "Choose a key of actionDefinitions.");
    }

    private static Problem Fault(ActivityNode node, string place, string ja, string en, string cureJa, string cureEn) => DefinitionFaults.Of(
        "workflow.userTask", node.Pointer + place, new($"「{node.Label.Ja}」: {ja}", $"'{node.Label.En}': {en}"), new(cureJa, cureEn));
}

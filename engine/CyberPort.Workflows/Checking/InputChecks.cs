using CyberPort.Expressions;

namespace CyberPort.Workflows.Checking;

/// <summary>Inputs that are missing, and roles that nobody can have.</summary>
internal static class InputChecks
{
    public static IEnumerable<Problem> Of(ActivityNode node, IReadOnlySet<string> roles)
    {
        if (node.Kind is not { } kind) yield break;

        foreach (var input in kind.Inputs)
            if (input.Required && (!node.Inputs.TryGetValue(input.Name, out var given) || given.Known is { IsNull: true }))
                yield return CheckFaults.MissingInput(node, input);
        foreach (var problem in ScriptChecks.Of(node).Concat(CronChecks.Of(node)).Concat(HttpChecks.Of(node)).Concat(UserTaskChecks.Of(node))) yield return problem;
        if (kind.Category != "Office") yield break;

        foreach (var role in RolesOf(node))
            if (!roles.Contains(role)) yield return CheckFaults.UnknownRole(node, role, Nearest.To(role, roles));
    }

    private static IEnumerable<string> RolesOf(ActivityNode node)
    {
        foreach (var name in (string[])["role", "to", "escalateTo"])
            if (node.Known(name) is { IsText: true } role) yield return role.AsText;
        if (node.Known("candidateGroups") is { Kind: ValueKind.List } groups)
            foreach (var group in groups.AsList)
                if (Activities.UserTask.KeyOf(group) is { } key) yield return key;
        foreach (var role in Activities.Responders.Of(node)?.Roles ?? []) yield return role;
        if (node.Known("levels") is not { Kind: ValueKind.List } levels) yield break;
        foreach (var level in levels.AsList)
            if (level["role"] is { IsText: true } role) yield return role.AsText;
    }
}

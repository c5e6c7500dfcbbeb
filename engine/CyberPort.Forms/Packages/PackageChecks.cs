using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Packages;

/// <summary>Checks that the files of a package agree with each other.</summary>
internal static class PackageChecks
{
    public static void Check(FormPackage package, List<Problem> problems)
    {
        if (package.Manifest.Kind != PackageKind.Library)
        {
            if (package.Cases.Count == 0) problems.Add(PackageProblems.NoCases(PackagePaths.Cases));
            UiChecks.Check(package.Ui, package.Fields, problems);
        }

        foreach (var field in package.Fields) CheckField(field, package, problems);
        if (package.Manifest.Overlay is null) CheckNational(package, problems);
        foreach (var rule in package.Rules.Values) CheckRule(rule, package, problems);
    }

    private static void CheckField(FormField field, FormPackage package, List<Problem> problems)
    {
        if (field.List is { } list && !package.CodeLists.ContainsKey(list)) problems.Add(StructureProblems.UnknownList(field, list));
        if (field.List is null && FieldKinds.Standard.Find(field.Kind) is { IsFromList: true }) problems.Add(StructureProblems.NoList(field));
        foreach (var (target, attribute) in field.Fills)
            if (!IsFill(field, target, attribute, package)) problems.Add(StructureProblems.WrongFill(field, target, attribute));
        if (field.Parent is { } parent && !IsParent(field, package.Field(parent))) problems.Add(StructureProblems.WrongParent(field, parent));
        if (field.Replaces is { } replaced && !replaced.StartsWith('/')) problems.Add(StructureProblems.UnknownReplaced(field));
    }

    private static bool IsFill(FormField field, string target, string attribute, FormPackage package) =>
        package.Field(target) is { } filled && filled.Path != field.Path && (filled.RowsPath is null || filled.RowsPath == field.RowsPath)
        && package.CodeLists.GetValueOrDefault(field.List ?? "") is { } list
        && (attribute is "ja" or "en" or "kana" or "parent" or "code" or "national" || list.Columns.ContainsKey(attribute) || list.Extent == Codes.CodeListExtent.Port);

    // The parent stands where this field can see it: outside of every group, or in the same row.
    private static bool IsParent(FormField field, FormField? parent) => field.List is not null && parent is { Kind: "choice" } && parent.Path != field.Path
        && (parent.RowsPath is null || parent.RowsPath == field.RowsPath);

    // What ports switch off or own cannot be part of what every submission has.
    private static void CheckNational(FormPackage package, List<Problem> problems)
    {
        foreach (var field in package.Fields.Where(f => f.Class == FieldClass.Optional && f.Required && f.RowsPath is null))
            problems.Add(StructureProblems.OptionalRequired(field));
        // of several chosen codes, of the lines of a matrix and of places one could not say how they add up as national ones
        foreach (var list in package.CodeLists.Values.Where(l => l.OpenRows))
        {
            if (list is not { Extent: Codes.CodeListExtent.National, IsClosed: true }) problems.Add(StructureProblems.OpenRowsOfPort(list.Id));
            foreach (var field in package.Fields.Where(f => f.Kind != "choice" && ListNames.Uses(f.Schema, list.Id))) problems.Add(StructureProblems.OpenRowsOfKind(field, list.Id));
        }

        foreach (var field in package.Fields.Where(f => f.Class == FieldClass.Tenant)) problems.Add(StructureProblems.ReservedName(field.SchemaPointer, "ext"));
    }

    private static void CheckRule(RuleDefinition rule, FormPackage package, List<Problem> problems)
    {
        if (rule.Message is { } message && package.Messages.Find(message) is null) problems.Add(RuleProblems.UnknownMessage(rule));
        foreach (var target in rule.Targets.Where(t => package.Field(t) is null))
            problems.Add(RuleProblems.UnknownTarget(rule, "targets", target));
        if (rule.Target is not { } single) return;

        if (package.Field(single) is not null) return;
        var isNode = package.Ui.Nodes.ContainsKey(single);
        if (isNode && (rule.Kind is RuleKind.Visible or RuleKind.Text)) return;

        problems.Add(isNode ? RuleProblems.FieldWanted(rule, single) : RuleProblems.UnknownTarget(rule, "target", single));
    }
}

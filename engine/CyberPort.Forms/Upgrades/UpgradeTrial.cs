using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;

namespace CyberPort.Forms.Upgrades;

/// <summary>Tries the upgraded overlay on the new base and says which element is behind each fault.</summary>
internal sealed record UpgradeTrial(PackageFiles Files, Resolution? Resolution, IReadOnlyList<Problem> Faults, IReadOnlyList<Problem> FailingCases)
{
    private static readonly string[] Refusals =
    [
        "locked", "loosened", "weakened", "hides-common", "computes-national", "national-list", "not-optional", "from-differs", "not-in-list",
        "empty-list", "national-code", "no-national", "inherited", "required-but-hideable", "open-read",
    ];

    public static UpgradeTrial Of(UpgradeDraft draft, FormLimits limits)
    {
        var files = draft.Edit.ToFiles();
        var reading = OverlayReader.Read(files, limits);
        if (reading.Overlay is not { } overlay) return new(files, null, reading.Problems, []);

        var resolution = OverlayResolver.Resolve(draft.New, overlay, limits);
        if (resolution.Snapshot is not { } snapshot) return new(files, resolution, resolution.Conflicts, []);

        var compilation = FormCompiler.Compile(snapshot);
        return compilation.Form is { } form ? new(files, resolution, [], FormCases.Run(form)) : new(files, resolution, compilation.Problems, []);
    }

    /// <summary>The faults as outcomes, one for each element.</summary>
    public IEnumerable<UpgradeOutcome> Outcomes(UpgradeDraft draft) =>
        from fault in Faults.Concat(FailingCases)
        let place = Place(fault, draft.Edit)
        group fault by (Code: CodeOf(fault, place), place.Target, place.Facet) into found
        select Outcome(draft, found.Key, [.. found]);

    private static UpgradeOutcome Outcome(UpgradeDraft draft, (string Code, string Target, string Facet) key, Problem[] faults)
    {
        var isOwn = draft.Edit.Holds(key.Target, key.Facet);
        var isCase = key.Target.StartsWith("case:", StringComparison.Ordinal);
        ChoiceKind[] choices = !isOwn ? [] : !isCase || MayGo(draft.Edit.Cases, OverlayEdit.Name(key.Target)) ? [ChoiceKind.Withdraw, ChoiceKind.Edit] : [ChoiceKind.Edit];
        var name = draft.Names.Of(key.Target);
        return new()
        {
            Code = key.Code,
            Target = key.Target,
            Facet = key.Facet,
            Kind = OutcomeKind.Conflict,
            Ours = isCase ? draft.Edit.Cases[OverlayEdit.Name(key.Target)] : Value.Null,
            Choices = choices,
            // Whether a form or its case is wrong, nobody can say beforehand.
            Default = isOwn && !isCase ? ChoiceKind.Withdraw : null,
            Problems = faults,
            Message = isCase ? UpgradeTexts.CaseFails(name, isOwn, faults[0]) : key.Code switch
            {
                "U13" => UpgradeTexts.Unsound(faults[0]),
                "U11" => UpgradeTexts.Refused(name, faults[0]),
                _ => UpgradeTexts.Broken(name, faults[0]),
            },
        };
    }

    // An overlay needs a case, and a case may be what another one starts from.
    private static bool MayGo(Value cases, string id) =>
        cases.Kind == ValueKind.Record && cases.AsRecord.Count > 1 && cases.AsRecord.Values.All(c => c["like"] != Value.Of(id));

    private static string CodeOf(Problem fault, (string Target, string Facet) place) =>
        place.Target == "snapshot" || fault.File == PackagePaths.Cases ? "U13"
        : Refusals.Contains(fault.Code) ? "U11"
        : fault.Code == "exists" ? "U7" : "U3";

    /// <summary>The element of the overlay that a fault stands at; "snapshot" when it is at none.</summary>
    private static (string Target, string Facet) Place(Problem fault, OverlayEdit edit)
    {
        var names = fault.Pointer.Split('/').Skip(1).Select(n => n.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)).ToArray();
        var found = Candidates(fault, names, edit).FirstOrDefault(c => edit.Holds(c.Target, c.Facet));
        if (found.Target is not null) return found;
        return fault.File == PackagePaths.Cases && names.Length > 0 ? ("case:" + names[0], "") : ("snapshot", "");
    }

    private static (string Target, string Facet)[] Candidates(Problem fault, string[] names, OverlayEdit edit) => (fault.File, names) switch
    {
        (PackagePaths.Overlay, ["enable", var path, ..]) => [("field:" + path, "enable")],
        (PackagePaths.Overlay, ["set", var target, var facet, ..]) => [(target, facet)],
        (PackagePaths.Overlay, ["set", var target]) => FacetsOf(target, edit),
        (PackagePaths.Overlay, ["add", var id, ..]) => [(OverlayEdit.NodeId(id), "")],
        (PackagePaths.Overlay, ["move", var id, ..]) => [(OverlayEdit.NodeId(id), "move")],
        (PackagePaths.Overlay, ["rules", var id, ..]) => [("rule:" + id, "")],
        (PackagePaths.Overlay, ["messages", var key, ..]) => [("message:" + key, "")],
        (PackagePaths.Rules, [var id, .. var rest]) => [("rule:" + id, ""), ("rule:" + id, string.Join('.', rest)), .. FacetsOf("rule:" + id, edit)],
        (PackagePaths.Japanese, [var key]) => [("message:" + key, ""), ("message:" + key, "ja")],
        (PackagePaths.English, [var key]) => [("message:" + key, ""), ("message:" + key, "en")],
        (PackagePaths.Outputs, ["print", .. var rest]) => Output("output:/print", rest, edit),
        (PackagePaths.Outputs, [var part, var key, .. var rest]) => Output($"output:/{part}/{key}", rest, edit),
        (PackagePaths.Ui, ["nodes", var id, ..]) => [(id, ""), (id, "move"), .. FacetsOf(id, edit)],
        (PackagePaths.Schema, ["properties", "ext", "properties", var name, ..]) => [("field:/ext/" + name, "")],
        (PackagePaths.Schema, [.. var path]) when fault.Code == "required-but-hideable" => [("field:" + FieldOf(path), "required")],
        (PackagePaths.Schema, [.. var path]) => FacetsOf("field:" + FieldOf(path), edit),
        (PackagePaths.Cases, [var id, ..]) => [("case:" + id, "")],
        ({ } file, _) when PackagePaths.ListOf(file) is { } list => [("codelist:" + list, ""), .. FacetsOf("codelist:" + list, edit)],
        _ => [],
    };

    private static (string, string)[] Output(string target, string[] rest, OverlayEdit edit) =>
        [.. Block(target, rest), (target, ""), (target, string.Join('.', rest)), .. FacetsOf(target, edit)];

    // an own block of the base's document, or one that was moved
    private static (string, string)[] Block(string target, string[] rest) => rest is ["blocks", var id, ..]
        ? [($"{target}/blocks/{id}", ""), (target, string.Join('.', rest)), ($"{target}/blocks/{id}", "move")]
        : [];

    private static (string, string)[] FacetsOf(string target, OverlayEdit edit) =>
        edit.At("set", target) is { Kind: ValueKind.Record } facets ? [.. facets.AsRecord.Keys.Select(f => (target, f))] : [];

    // "properties", "place", "properties", "area" is /place/area.
    private static string FieldOf(string[] names) =>
        string.Concat(names.Select(n => n switch { "properties" => "", "items" => "/*", _ => "/" + n }));

    public static OverlayEdit Put(OverlayEdit edit, UpgradeOutcome outcome, Value value)
    {
        var (target, facet) = (outcome.Target, outcome.Facet);
        var name = OverlayEdit.Name(target);
        return (OverlayEdit.Prefix(target), facet) switch
        {
            ("case", _) => edit with { Cases = edit.Cases.With("/" + Documents.Pointers.Escape(name), value) },
            ("codelist", "") => edit with { Files = edit.Files.With(PackagePaths.CodeList(name), Documents.DocumentText.Write(value)) },
            ("rule", "") => edit.Put(value, "rules", name),
            ("message", "") => edit.Put(value, "messages", name),
            (_, "enable") => edit.Put(value, "enable", name),
            (_, "move") => edit.Put(value, "move", edit.MoveKey(target) ?? target),
            (_, "") => edit.Put(value, "add", OverlayEdit.AddKey(target)),
            (_, "rows") => edit.Put(value, "set", target, "rows", "restrict"),
            _ => edit.Put(value, "set", target, facet, "to"),
        };
    }
}

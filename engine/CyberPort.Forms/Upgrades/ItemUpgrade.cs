using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Upgrades;

/// <summary>Own fields, nodes, outputs, rules, messages, lists and cases, and moves: kept, in the base already (U1), or under a taken id (U7).</summary>
internal static class ItemUpgrade
{
    public static void Apply(UpgradeDraft draft)
    {
        Lists(draft);
        foreach (var (key, own) in draft.Overlay.Add.ToArray()) Add(draft, OverlayEdit.NodeId(key), own);
        foreach (var key in draft.Overlay.Move.Keys.ToArray()) Move(draft, OverlayEdit.NodeId(key), draft.Overlay.Move[key]);
        foreach (var id in draft.Overlay.Rules.Keys.ToArray()) Rule(draft, id);
        foreach (var (key, text) in draft.Overlay.Messages.ToArray()) Message(draft, key, text);
        foreach (var id in draft.Edit.Cases is { Kind: ValueKind.Record } cases ? cases.AsRecord.Keys.ToArray() : []) Case(draft, id);
    }

    private static void Add(UpgradeDraft draft, string target, Addition own)
    {
        if (draft.Decided.Contains(target) || !draft.Edit.Holds(target, "")) return;

        var isOutput = target.StartsWith("output:", StringComparison.Ordinal);
        var (ours, found) = isOutput
            ? (own.Content, draft.After.At(PackagePaths.Outputs, OverlayEdit.Name(target)))
            : (Value.Of(own.Node).With("/kind", Value.Of(OverlayEdit.Prefix(target))), draft.After.At(PackagePaths.Ui, OverlayDraft.NodePointer(target)).Without("/parent"));
        Settle(draft, draft.Found(target) with { BaseNew = found, Ours = ours }, wasThere: false);
    }

    private static void Rule(UpgradeDraft draft, string id)
    {
        var found = draft.Found("rule:" + id);
        var now = draft.After.At(PackagePaths.Rules, "/" + Pointers.Escape(id));
        if (!draft.Edit.Holds(found.Target, "")) DropAlong(draft, found);
        else Settle(draft, found with { BaseNew = now, Ours = draft.Edit.At("rules", id) }, draft.Old.Rules.ContainsKey(id));
    }

    private static void Message(UpgradeDraft draft, string key, LocalText ours)
    {
        var found = draft.Found("message:" + key) with { Ours = Local(ours) };
        var now = draft.New.Messages.Find(key) is { } text ? Local(text) : Value.Null;
        if (!draft.Edit.Holds(found.Target, "")) DropAlong(draft, found);
        else Settle(draft, found with { BaseNew = now }, draft.Old.Messages.Find(key) is not null);
    }

    private static void DropAlong(UpgradeDraft draft, UpgradeOutcome found) =>
        draft.Drop(found with { Code = "U3", Message = UpgradeTexts.GoneAlong(draft.Names.Of(found.Target)) });

    private static void Case(UpgradeDraft draft, string id)
    {
        if (!draft.New.Cases.ContainsKey(id) || draft.Old.Cases.ContainsKey(id)) return;
        var now = draft.After.At(PackagePaths.Cases, "/" + Pointers.Escape(id));
        Settle(draft, draft.Found("case:" + id) with { BaseNew = now, Ours = draft.Edit.Cases[id] }, wasThere: false);
    }

    // What the base did not have before and has now under the same id is a clash, unless it is the same.
    private static void Settle(UpgradeDraft draft, UpgradeOutcome found, bool wasThere)
    {
        if (found.BaseNew.IsNull || wasThere) draft.Keep(found, ChoiceKind.KeepOurs, ChoiceKind.Withdraw);
        else if (found.BaseNew == found.Ours)
            DropOurs(draft, found with { Code = "U1", Message = UpgradeTexts.InBase(draft.Names.Of(found.Target), new("内容", "content")) });
        else Clash(draft, found);
    }

    private static void Clash(UpgradeDraft draft, UpgradeOutcome found)
    {
        var fresh = OwnNames.Fresh(found.Target, draft.Overlay.Owner, t => draft.Edit.Holds(t, "") || IsInBase(draft, t));
        var choice = draft.Decide(found with
        {
            Code = "U7",
            Kind = OutcomeKind.Conflict,
            Choices = [ChoiceKind.KeepOurs, ChoiceKind.TakeBase],
            Default = ChoiceKind.KeepOurs,
            Proposal = Value.Of(fresh),
            Message = UpgradeTexts.SameName(draft.Names.Of(found.Target)),
        });
        if (choice.Kind == ChoiceKind.TakeBase) TakeOut(draft, found.Target);
        else
        {
            draft.Edit = OwnNames.Rename(draft.Edit, found.Target, fresh);
            draft.ReadAgain();
        }
    }

    private static void DropOurs(UpgradeDraft draft, UpgradeOutcome found)
    {
        draft.Decide(found with { Kind = OutcomeKind.Dropped });
        TakeOut(draft, found.Target);
    }

    // The base has it under the same id: whatever names it finds the base's.
    private static void TakeOut(UpgradeDraft draft, string target) => draft.Edit = OverlayEdit.Prefix(target) switch
    {
        "rule" => draft.Edit.Remove("rules", OverlayEdit.Name(target)),
        "message" or "case" or "codelist" => draft.Edit.Withdraw(target, ""),
        _ => draft.Edit.Remove("add", target),
    };

    private static bool IsInBase(UpgradeDraft draft, string target) => OverlayEdit.Prefix(target) switch
    {
        "codelist" => draft.New.CodeLists.ContainsKey(OverlayEdit.Name(target)),
        "case" => draft.New.Cases.ContainsKey(OverlayEdit.Name(target)),
        _ => Facets.Exists(target, draft.After),
    };

    private static void Move(UpgradeDraft draft, string target, Placement place)
    {
        if (BlockPlaces.DocumentOf(target) is not null)
        {
            MoveBlock(draft, target, place);
            return;
        }

        var (before, now) = (AnchorSearch.ParentOf(draft.Old, draft.OldTarget(target)), AnchorSearch.ParentOf(draft.New, target));
        var found = draft.Found(target, "move") with
        {
            BaseOld = Value.Of(before),
            BaseNew = Value.Of(now),
            Ours = Value.Record((place.Kind.ToString().ToLowerInvariant(), Value.Of(place.Anchor))),
        };
        if (!draft.New.Ui.Nodes.ContainsKey(target) && !draft.Edit.Holds(target, ""))
            draft.Drop(found with { Code = "U3", Message = UpgradeTexts.Gone(draft.Names.Of(target), FacetNames.Of("move")) });
        else if (StandsThere(draft.New, target, place) && !StandsThere(draft.Old, draft.OldTarget(target), place))
            draft.Drop(found with { Code = "U1", Message = UpgradeTexts.InBase(draft.Names.Of(target), FacetNames.Of("move")) });
        else if (now == before || new PathRenames(draft.Moves).Name(before) == now || draft.Edit.Holds(target, ""))
            draft.Keep(found, ChoiceKind.KeepOurs, ChoiceKind.Withdraw);
        else
        {
            var choice = draft.Decide(found with
            {
                Code = "U2",
                Kind = OutcomeKind.Conflict,
                Choices = [ChoiceKind.TakeBase, ChoiceKind.KeepOurs],
                Default = ChoiceKind.KeepOurs,
                Proposal = found.Ours,
                Message = UpgradeTexts.BothChanged(draft.Names.Of(target), FacetNames.Of("move"), found.BaseOld, found.BaseNew, Value.Of(place.Anchor)),
            });
            if (choice.Kind == ChoiceKind.TakeBase) draft.Edit = draft.Edit.Withdraw(target, "move");
        }
    }

    private static void MoveBlock(UpgradeDraft draft, string target, Placement place)
    {
        var found = draft.Found(target, "move") with { Ours = Value.Record((place.Kind.ToString().ToLowerInvariant(), Value.Of(place.Anchor))) };
        if (draft.After.HasNode(target) || draft.Edit.Holds(target, "")) draft.Keep(found, ChoiceKind.KeepOurs, ChoiceKind.Withdraw);
        else draft.Drop(found with { Code = "U3", Message = UpgradeTexts.Gone(draft.Names.Of(target), FacetNames.Of("move")) });
    }

    private static bool StandsThere(FormPackage package, string node, Placement place)
    {
        var anchor = OverlayEdit.NodeId(place.Anchor);
        var parent = AnchorSearch.ParentOf(package, node);
        var children = package.Ui.ChildrenOf(parent).ToList();
        if (!package.Ui.Nodes.ContainsKey(node) || !package.Ui.Nodes.ContainsKey(anchor)) return false;
        return place.Kind switch
        {
            PlacementKind.Into => parent == anchor && children[^1] == node,
            PlacementKind.After => children.IndexOf(anchor) is >= 0 and var at && at + 1 == children.IndexOf(node),
            _ => children.IndexOf(anchor) is > 0 and var at && at - 1 == children.IndexOf(node),
        };
    }

    private static void Lists(UpgradeDraft draft)
    {
        foreach (var id in draft.Overlay.Files.Paths.Select(PackagePaths.ListOf).OfType<string>().ToArray())
        {
            var (old, now) = (draft.Old.CodeLists.GetValueOrDefault(id), draft.New.CodeLists.GetValueOrDefault(id));
            var found = draft.Found("codelist:" + id) with { BaseNew = draft.After.At(PackagePaths.CodeList(id), "") };
            if (now is { Extent: CodeListExtent.National, OpenRows: true } && old is not null && !Overlays.OwnCodes.IsLocked(draft.New, id)) OwnCodes(draft, found, now);
            else if (now?.Extent == CodeListExtent.National && old is not null)
                draft.Lock(found);
            else if (now is not null && old is null) Clash(draft, found);
            // A list that only filled the base's has neither title nor use without it.
            else if (now is null && old is not null && !IsUsed(draft, id))
                draft.Drop(found with { Code = "U3", Message = UpgradeTexts.Gone(draft.Names.Of(found.Target), FacetNames.Of("rows")) });
            else draft.Keep(found, ChoiceKind.KeepOurs, ChoiceKind.Withdraw);
        }
    }

    // Own codes under a code that the base has now (U7), or that stand for one that it no longer offers (U9).
    private static void OwnCodes(UpgradeDraft draft, UpgradeOutcome found, CodeList now)
    {
        var file = PackagePaths.CodeList(now.Id);
        var ours = Value.Parse(draft.Edit.Files[file]!.Value.Span);
        var rows = ours["rows"] is { Kind: ValueKind.Record } written ? written.AsRecord : ValueRecord.Empty;
        string[] taken = [.. rows.Keys.Where(code => now.Find(code) is not null)];
        string[] lost = [.. rows.Keys.Where(code => rows[code]["national"] is not { IsText: true } national || !now.Offers(national.AsText))];
        if (taken.Length + lost.Length == 0)
        {
            draft.Keep(found, ChoiceKind.KeepOurs, ChoiceKind.Withdraw);
            return;
        }

        string Name(string code) => taken.Contains(code) ? $"{code}-{draft.Overlay.Owner}" : code;
        var proposal = ours.With("/rows", Value.Of(ValueRecord.Of(rows.Where(r => !lost.Contains(r.Key)).Select(r => KeyValuePair.Create(Name(r.Key), r.Value)))));
        if (ours["order"].Kind == ValueKind.List)
            proposal = proposal.With("/order", Value.Of([.. ours["order"].AsList.Where(c => !lost.Contains(c.AsText)).Select(c => Value.Of(Name(c.AsText)))]));
        var choice = draft.Decide(found with
        {
            Code = taken.Length > 0 ? "U7" : "U9",
            Kind = OutcomeKind.Conflict,
            Ours = ours,
            Choices = [ChoiceKind.KeepOurs, ChoiceKind.Withdraw],
            Default = ChoiceKind.KeepOurs,
            Proposal = proposal,
            Message = UpgradeTexts.OwnCodes(draft.Names.Of(found.Target), taken, lost),
        });
        draft.Edit = choice.Kind == ChoiceKind.Withdraw
            ? draft.Edit.Withdraw(found.Target, "")
            : draft.Edit with { Files = draft.Edit.Files.With(file, DocumentText.Write(proposal)) };
    }

    private static bool IsUsed(UpgradeDraft draft, string list) =>
        draft.Overlay.Add.Values.Any(a => ListNames.Uses(a.Schema, list))
        || draft.Overlay.Rules.Values.Any(r => r["expr"] is { IsText: true } expr && expr.AsText.Contains($"'{list}'", StringComparison.Ordinal));

    private static Value Local(LocalText text) => Value.Record(("ja", Value.Of(text.Ja)), ("en", Value.Of(text.En)));
}

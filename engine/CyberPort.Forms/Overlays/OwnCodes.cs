using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Overlays;

/// <summary>
/// Puts a port's own codes (独自コード) into a national list that is open for them. Each stands for a national code and takes its parent,
/// attributes and validity from it, so that an answer with the own code is valid with the national one as well, and is counted as it.
/// </summary>
internal static class OwnCodes
{
    public static void Add(OverlayDraft draft, CodeList list, Value own)
    {
        if (IsLocked(draft.Base, list.Id))
        {
            draft.Conflict(OverlayProblems.Locked("", "options") with { File = PackagePaths.CodeList(list.Id) });
            return;
        }

        var path = PackagePaths.CodeList(list.Id);
        var below = draft.Documents[path];
        var rows = below["rows"].AsRecord.ToList();
        var added = new List<(string Code, string National)>();
        foreach (var (code, row) in own["rows"] is { Kind: ValueKind.Record } written ? written.AsRecord : ValueRecord.Empty)
        {
            if (Faults(list, code, row).ToArray() is { Length: > 0 } faults)
            {
                draft.Conflicts.AddRange(faults);
                continue;
            }

            var national = row["national"].AsText;
            rows.Add(new(code, Inherit(list, row, below["rows"][national])));
            added.Add((code, national));
        }

        draft.Documents[path] = below.With("/rows", Value.Of(ValueRecord.Of(rows))).With("/order", Order(list, below["order"], own["order"], added))
            .With("/version", Value.Of(own["version"] is { IsText: true } version ? $"{list.Version}+{version.AsText}" : list.Version));
    }

    /// <summary>Whether a national field keeps the list as it is.</summary>
    public static bool IsLocked(FormPackage below, string list) => below.Fields.Any(f => f.List == list && f.Locked.Contains("options"));

    private static IEnumerable<Problem> Faults(CodeList list, string code, Value row)
    {
        var at = "/rows/" + Pointers.Escape(code);
        if (list.Find(code) is not null) yield return OverlayProblems.NationalCode(list.Id, at, code);
        if (row["national"] is not { IsText: true } national || list.Find(national.AsText) is null) yield return OverlayProblems.NoNational(list.Id, at, code);
        if (!row["parent"].IsNull) yield return OverlayProblems.Inherited(list.Id, at + "/parent", code);
        if (!row["attributes"].IsNull && !list.OpenAttributes) yield return OverlayProblems.Inherited(list.Id, at + "/attributes", code);
    }

    private static Value Inherit(CodeList list, Value row, Value national)
    {
        if (!national["parent"].IsNull) row = row.With("/parent", national["parent"]);
        if (list.Columns.Count > 0 && national["attributes"] is { Kind: ValueKind.Record } attributes)
            row = row.With("/attributes", Value.Of(ValueRecord.Of(attributes.AsRecord.Where(a => row["attributes"][a.Key].IsNull)
                .Concat(row["attributes"] is { Kind: ValueKind.Record } own ? own.AsRecord : ValueRecord.Empty))));
        row = Bound(row, national, "validFrom", isLatest: true);
        return Bound(row, national, "validTo", isLatest: false);
    }

    // no longer than the national code; days are texts that sort as days
    private static Value Bound(Value row, Value national, string name, bool isLatest)
    {
        if (national[name] is not { IsText: true } limit) return row;
        var keeps = row[name] is { IsText: true } own && string.CompareOrdinal(own.AsText, limit.AsText) is var order && (isLatest ? order >= 0 : order <= 0);
        return keeps ? row : row.With("/" + name, limit);
    }

    // Own codes stand behind the national one, also where the port no longer offers that; with one that the nation no longer offers they go.
    private static Value Order(CodeList list, Value restricted, Value ownOrder, List<(string Code, string National)> added)
    {
        var offered = restricted.Kind == ValueKind.List ? restricted.AsList.Select(c => c.AsText).ToHashSet(StringComparer.Ordinal) : null;
        var sorted = ownOrder.Kind == ValueKind.List
            ? ownOrder.AsList.Where(c => c.IsText).SelectMany(c => added.Where(a => a.Code == c.AsText))
            : added.OrderBy(a => a.Code, StringComparer.Ordinal);
        var own = sorted.ToLookup(a => a.National, a => a.Code, StringComparer.Ordinal);
        return Value.Of([.. list.Offered.SelectMany(code => offered?.Contains(code) == false ? own[code] : own[code].Prepend(code)).Select(Value.Of)]);
    }
}

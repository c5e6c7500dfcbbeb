using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Operations.Accounts;
using CyberPort.Operations.Procedures;
using CyberPort.Storage;
using CyberPort.Storage.Audit;
using CyberPort.Storage.Cases;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Files;

namespace CyberPort.Operations.Applications;

/// <summary>What would become of a draft on the version of its form that is offered now.</summary>
/// <param name="Draft">The draft as it is.</param>
/// <param name="Next">The draft as it would be.</param>
/// <param name="Left">Answers that have no place, or do not fit, with label and text.</param>
public sealed record DraftRebase(OpenDraft Draft, OpenDraft Next, IReadOnlyList<LeftAnswer> Left)
{
    /// <summary>Answers that stay, in the order of the form.</summary>
    public IReadOnlyList<KeptAnswer> Kept { get; init; } = [];

    /// <summary>Results that the newer version calculates otherwise.</summary>
    public IReadOnlyList<ChangedAnswer> Changed { get; init; } = [];

    /// <summary>What the older version did not ask.</summary>
    public IReadOnlyList<NewQuestion> New { get; init; } = [];
}

/// <summary>An answer that stays as it is.</summary>
public sealed record KeptAnswer(LocalText Label, LocalText Text);

/// <summary>A calculated answer before and after; an empty text is no answer.</summary>
public sealed record ChangedAnswer(LocalText Label, LocalText Before, LocalText After);

/// <summary>A question of the newer version.</summary>
public sealed record NewQuestion(LocalText Label, bool Required);

/// <summary>Moves an applicant's draft to the version of its form that is offered now, once they have seen what changes.</summary>
public sealed class RebaseDraft(RebaseParts parts, Drafts drafts, FormLibrary forms, TimeProvider time)
{
    /// <summary>Whether another version is offered than the draft's; a correction or a task's form stays on its own.</summary>
    public static bool IsOffered(OpenDraft draft) =>
        draft.Row is { CaseId: null, TaskId: null, SubmittedAt: null } && draft.Procedure is { WithdrawnAt: null }
        && draft.Procedure.SnapshotDigest != draft.Row.SnapshotDigest;

    /// <summary>What would change; nothing is changed yet. Nothing when the draft is on the offered version.</summary>
    public async Task<DraftRebase?> PlanAsync(Actor actor, TenantId tenant, Guid id, CancellationToken cancel)
    {
        var draft = await drafts.OpenAsync(actor, tenant, id, cancel);
        if (!IsOffered(draft)) return null;

        var form = await forms.GetAsync(tenant, draft.Procedure.SnapshotDigest, cancel);
        var moved = FormCopy.Onto(form, draft.Values, draft.Form);
        var next = draft with { Row = draft.Row with { SnapshotDigest = form.Digest }, Form = form, Values = moved.Values };
        return new DraftRebase(draft, next, moved.Left)
        {
            Kept = [.. from field in TopFields(form)
                       let kept = new KeptAnswer(field.Label, Shown(form, field.Path, moved.Values))
                       where kept.Text.Ja.Length > 0
                       select kept],
            Changed = ChangesOf(draft, next),
            New = [.. from field in form.Layout.Fields
                      where !form.IsComputed(field.Path) && !IsAsked(draft.Form, field)
                      select new NewQuestion(field.Label, field.Field.Required)],
        };
    }

    /// <summary>Moves the draft, if it and the offer are still what was looked at.</summary>
    /// <exception cref="StaleRowException">The draft was saved elsewhere or the offer moved meanwhile; nothing was changed.</exception>
    public async Task RunAsync(Actor actor, TenantId tenant, Guid id, RebaseOrder order, CancellationToken cancel)
    {
        // pressed twice, it is on that version already
        if (await PlanAsync(actor, tenant, id, cancel) is not { } plan) return;
        var (row, form) = (plan.Draft.Row, plan.Next.Form);
        if (row.Version != order.Version || form.Digest != order.Digest) throw new StaleRowException("The draft");

        var lost = plan.Left.Select(l => l.Pointer).ToHashSet(StringComparer.Ordinal);
        var files = (await parts.Files.ListAsync(tenant, "draft", id, cancel)).Where(f => lost.Contains(f.Slot));
        var moved = plan.Next.Row with { FormValues = plan.Next.Values.ToJson(), UpdatedAt = time.GetUtcNow() };
        var (from, to, left) = (Value.Of(row.SnapshotDigest), Value.Of(form.Digest), Value.Of(plan.Left.Count));
        await parts.Db.WriteAsync(async unit =>
        {
            parts.Drafts.Rebase(unit, moved);
            foreach (var file in files) parts.Files.Remove(unit, tenant, id, file.Id);
            var detail = Value.Record(("from", from), ("to", to), ("left", left)).ToJson();
            await parts.Audit.AppendAsync(unit, tenant, new AuditEntry(actor.AuditName, "rebase-draft", $"draft/{id:D}", detail));
        }, cancel);
    }

    private List<ChangedAnswer> ChangesOf(OpenDraft draft, OpenDraft next)
    {
        var before = drafts.Evaluate(draft, FormPhase.Input, "ja").Present;
        var after = drafts.Evaluate(next, FormPhase.Input, "ja").Present;
        return [.. from field in TopFields(next.Form)
                   where next.Form.IsComputed(field.Path) && draft.Form.Field(field.Path) is not null
                   let change = new ChangedAnswer(field.Label, Shown(draft.Form, field.Path, before), Shown(next.Form, field.Path, after))
                   where change.Before != change.After
                   select change];
    }

    private static bool IsAsked(CompiledForm form, LayoutField field) =>
        form.Field(field.Path) is not null || (field.Field.Replaces is { } before && form.Field(before) is not null);

    private static IEnumerable<LayoutField> TopFields(CompiledForm form) => form.Layout.Fields.Where(f => f.Field.RowsPath is null);

    private static LocalText Shown(CompiledForm form, string path, Value values) =>
        new(form.Show(path, values.At(path), "ja"), form.Show(path, values.At(path), "en"));
}

/// <summary>What the applicant saw when they agreed: the draft's version and the form's digest.</summary>
public sealed record RebaseOrder(int Version, string Digest);

/// <summary>What moving a draft reads and writes.</summary>
public sealed record RebaseParts(Db Db, DraftStore Drafts, FileStore Files, AuditStore Audit);

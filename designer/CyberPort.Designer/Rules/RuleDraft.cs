using System.Globalization;
using CyberPort.Designer.Sessions;
using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;

namespace CyberPort.Designer.Rules;

/// <summary>A rule while somebody puts it together: a sentence, or an expression that is written.</summary>
public sealed class RuleDraft
{
    private readonly FormPackage _package;
    private readonly string _path;
    private readonly string _id;
    private LocalText? _message;
    private IReadOnlyList<FormPhase> _phases = [FormPhase.Page, FormPhase.Submit, FormPhase.Review];

    public RuleDraft(DesignSession session, string path, string? id)
    {
        (_package, _path) = (session.Package, path);
        Fields = [.. session.Form.Layout.Fields.Where(f => f.Field is { RowsPath: null, Off: false } && f.Field.Kind is not ("rows" or "file" or "party" or "period" or "note" or "matrix" or "location" or "agreement"))];
        _id = id ?? OwnItems.RuleNameFor(session.Work);
        Action = "required";
        if (id is not null && session.Package.Rules.GetValueOrDefault(id) is { } rule) Read(rule, session);
        else AddCondition();
    }

    /// <summary>What a rule can do, in the order in which it is offered.</summary>
    public static IReadOnlyList<string> Actions { get; } = ["visible", "required", "warning", "error", "info", "compute"];

    /// <summary>The fields that a condition can look at.</summary>
    public IReadOnlyList<LayoutField> Fields { get; }

    public string Action { get; set; }
    public List<RuleCondition> Conditions { get; } = [];
    public bool All { get; set; } = true;

    /// <summary>Whether the expression is written by hand.</summary>
    public bool IsWritten { get => Action == "compute" || field; private set; }

    public string Text { get; set; } = "";
    public string MessageJa { get; set; } = "";
    public string MessageEn { get; set; } = "";

    /// <summary>What has to be done to go on in spite of a warning: "none", "tick" or "reason".</summary>
    public string Ack { get; set; } = "reason";

    /// <summary>When a check is looked at.</summary>
    public SortedSet<FormPhase> Phases { get; } = [FormPhase.Page, FormPhase.Submit, FormPhase.Review];

    public bool IsCheck => Action is "warning" or "error" or "info";

    /// <summary>The expression that the rule will have.</summary>
    public string Expression
    {
        get
        {
            var sentence = new RuleSentence(Conditions, All);
            return IsWritten ? Text.Trim() : IsCheck ? sentence.ToCheck() : sentence.ToExpression();
        }
    }

    /// <summary>The key of what is still missing; nothing when the rule is complete.</summary>
    public string? Missing => IsWritten && Text.Trim().Length == 0 ? "missing.expression"
        : !IsWritten && Conditions.Any(c => c.Operator is not ("filled" or "empty") && c.Operand.IsNull) ? "missing.value"
        : IsCheck && MessageJa.Trim().Length == 0 ? "missing.message"
        : IsCheck && Phases.Count == 0 ? "missing.phase" : null;

    /// <summary>A value as it stands in an input.</summary>
    public static string Written(Value operand) => operand.Kind switch
    {
        ValueKind.Boolean => operand.IsTrue ? "true" : "false",
        _ when operand.IsNumber => operand.AsNumber.ToString(CultureInfo.InvariantCulture),
        _ => operand.IsText ? operand.AsText : "",
    };

    /// <summary>Whether a rule can be edited here without losing anything of it; others are changed in the overlay's file.</summary>
    public static bool CanEdit(RuleDefinition rule) => rule.Kind is RuleKind.Visible or RuleKind.Required or RuleKind.Compute or RuleKind.Check;

    /// <summary>The overlay with the rule; what is not shown here (basis, further targets) stays as it was.</summary>
    public Workpiece ApplyTo(Workpiece work)
    {
        var kind = Value.Of(IsCheck ? "check" : Action);
        var before = OverlayEdits.RuleOf(work, _id);
        if (before.IsNull || before["kind"] != kind)
        {
            if (!before.IsNull) work = OverlayEdits.RemoveRule(work, _id);
            var basis = before["basis"];
            before = Value.Record(("kind", kind), IsCheck ? ("targets", Value.Of([Value.Of(_path)])) : ("target", Value.Of(_path)));
            if (!basis.IsNull) before = before.With("/basis", basis);
        }

        var rule = before.With("/expr", Value.Of(Expression));
        if (!IsCheck) return OverlayEdits.PutRule(work, _id, rule, null);

        rule = rule.With("/severity", Value.Of(Action));
        rule = Action == "warning" && Ack != "none" ? rule.With("/ack", Value.Of(Ack)) : rule.Without("/ack");
        if (!Phases.SetEquals(_phases))
            rule = rule.With("/phases", Value.Of([.. Phases.Select(phase => Value.Of(phase.ToString().ToLowerInvariant()))]));
        var english = MessageEn.Trim().Length > 0 ? MessageEn.Trim() : MessageJa.Trim();
        var message = new LocalText(MessageJa.Trim(), english);
        return OverlayEdits.PutRule(work, _id, rule, rule["message"].IsText && message == _message ? null : message);
    }

    public void AddCondition()
    {
        if (Fields.FirstOrDefault(f => f.Path != _path) is { } first) Conditions.Add(New(first.Path));
    }

    public void SetField(int index, string path) => Conditions[index] = New(path);

    public void Set(int index, Func<RuleCondition, RuleCondition> change) => Conditions[index] = change(Conditions[index]);

    public void SetOperand(int index, string text) => Conditions[index] = Conditions[index] with { Operand = Read(Conditions[index].Path, text) };

    /// <summary>Goes over to the expression, or back to the sentence where the expression is one.</summary>
    public void Write(bool written)
    {
        if (written) Text = Expression;
        else if ((IsCheck ? RuleSentence.ReadCheck(Text) : RuleSentence.Read(Text)) is { } sentence)
        {
            Conditions.Clear();
            Conditions.AddRange(sentence.Conditions);
            All = sentence.All;
        }
        else if (Conditions.Count == 0) AddCondition();
        IsWritten = written;
    }

    public IEnumerable<string> OperatorsOf(string path) => TypeOf(path) switch
    {
        "boolean" => ["is", "filled", "empty"],
        "number" or "integer" => RuleSentence.Operators,
        _ => _package.Field(path)?.Schema["format"] is { IsText: true } ? RuleSentence.Operators : ["is", "isNot", "filled", "empty"],
    };

    /// <summary>What can be chosen for a field's value; nothing where it is written.</summary>
    public IReadOnlyList<(string Code, LocalText Label)>? ChoicesOf(string path)
    {
        if (TypeOf(path) == "boolean") return [("true", new("はい", "Yes")), ("false", new("いいえ", "No"))];
        return _package.Field(path)?.List is { } id && _package.CodeLists.GetValueOrDefault(id) is { } list
            ? [.. list.Offered.Select(code => (code, list.Find(code)?.Label ?? new LocalText(code, code)))] : null;
    }

    private RuleCondition New(string path) =>
        new(path, "is", ChoicesOf(path) is [var first, ..] ? Read(path, first.Code) : Value.Null);

    private Value Read(string path, string text) => TypeOf(path) switch
    {
        "boolean" => Value.Of(text == "true"),
        "number" or "integer" => decimal.TryParse(text.Normalize(System.Text.NormalizationForm.FormKC), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Null,
        _ => text.Trim().Length > 0 ? Value.Of(text.Trim()) : Value.Null,
    };

    private string TypeOf(string path) => _package.Field(path)?.Type ?? "string";

    private void Read(RuleDefinition rule, DesignSession session)
    {
        Action = rule.Kind == RuleKind.Check ? rule.Severity.ToString().ToLowerInvariant() : rule.Kind.ToString().ToLowerInvariant();
        if (rule.Kind == RuleKind.Check)
        {
            if (rule.Severity == Severity.Warning) Ack = rule.Ack.ToString().ToLowerInvariant();
            _phases = rule.Phases;
            Phases.Clear();
            Phases.UnionWith(rule.Phases);
        }

        _message = rule.Message is { } key ? session.Package.Messages.Find(key) : null;
        if (_message is { } message) (MessageJa, MessageEn) = (message.Ja, message.En);
        Text = rule.Expr ?? "";
        Write(written: false);
        IsWritten = Expression != Text;
    }
}

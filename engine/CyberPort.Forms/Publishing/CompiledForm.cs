using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Publishing;

/// <summary>A published form, ready for any number of threads: layout, rules, checks and outputs of one snapshot.</summary>
public sealed class CompiledForm
{
    private readonly FieldChecks _checks;
    private readonly FieldSpecs _specs;
    private readonly Dictionary<string, LayoutField> _layoutFields;

    internal CompiledForm(FormParts parts, FieldSpecs specs, FieldChecks checks)
    {
        (Package, Layout, Rules, Outputs) = (parts.Package, parts.Layout, parts.Rules, parts.Outputs);
        (_specs, _checks) = (specs, checks);
        _layoutFields = Layout.Fields.ToDictionary(f => f.Path, StringComparer.Ordinal);
    }

    public FormPackage Package { get; }

    public Manifest Manifest => Package.Manifest;

    /// <summary>The digest of the snapshot; a submission stores it.</summary>
    public string Digest => Package.Digest;

    public FormLayout Layout { get; }

    public RuleBook Rules { get; }

    public FormOutputs Outputs { get; }

    /// <summary>All fields of the schema, also those that are switched off.</summary>
    public FieldIndex Fields => Rules.Fields;

    /// <summary>The field with its label at a place or path; null when it is not on the form.</summary>
    public LayoutField? Field(string pointer) => _layoutFields.GetValueOrDefault(Pointers.PathOf(pointer));

    /// <summary>Whether a rule alone gives the field its value.</summary>
    public bool IsComputed(string path) => Rules.IsComputed(path);

    /// <summary>Rows of a repeated group when its schema states no maxItems.</summary>
    public int MaxRows => FormLimits.Default.Rows;

    /// <summary>What the kind of a field needs to know to read, check and show it now; the choices are those of the state.</summary>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public FieldSpec Spec(string pointer, FormState? state = null)
    {
        var spec = _specs.Of(Pointers.PathOf(pointer));
        return state?.Of(pointer).Options is { } options ? spec with { Options = options } : spec;
    }

    /// <summary>Runs the rules and the checks of the context's phase.</summary>
    public FormState Evaluate(Value values, FormContext context)
    {
        var state = Rules.Evaluate(values, context);
        return state.With(_checks.Add(state));
    }

    /// <summary>What is stored when the form is submitted: computed answers set, hidden and empty ones left out.</summary>
    public Value Submission(FormState state) => Pruned.Of(state.Present);

    /// <summary>A value as people read it when they check what was understood: days in both calendars; "" when there is none.</summary>
    public string ShowFully(string pointer, Value value, string language)
    {
        var path = Pointers.PathOf(pointer);
        return Fields.Find(path) is { } field && FieldKinds.Standard[field.Kind].Understood(_specs.Of(path), value, language) is { Length: > 0 } all
            ? all
            : Show(pointer, value, language);
    }

    /// <summary>A value as people read it, "" when there is none.</summary>
    public string Show(string pointer, Value value, string language) =>
        Blank.Is(value) ? "" : Rules.Texts.Show(Pointers.PathOf(pointer), ExpressionType.Any, value, language);
}

internal sealed record FormParts(FormPackage Package, FormLayout Layout, RuleBook Rules, FormOutputs Outputs);

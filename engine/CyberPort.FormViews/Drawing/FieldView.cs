using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Choices;
using CyberPort.Forms.Fields.Registers;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.States;

namespace CyberPort.FormViews.Drawing;

/// <summary>One field at one place, with everything that its component draws.</summary>
public sealed class FieldView
{
    private readonly IReadOnlyDictionary<string, string> _parts;

    internal FieldView(FormView form, LayoutField layout, string pointer)
    {
        (Form, Layout, Pointer) = (form, layout, pointer);
        State = form.State.Of(pointer);
        Value = form.State.Values.At(pointer);
        Kind = form.Kinds[layout.Field.Kind];
        Spec = form.Form.Spec(pointer, form.State) with { InEras = form.Language == "ja" };
        Errors = form.ShowFindings ? [.. form.State.Findings.Where(IsMyError)] : [];
        _parts = Kind.Parts(Spec, Value);
    }

    public FormView Form { get; }

    public LayoutField Layout { get; }

    /// <summary>Its place in the answers, "/rows/0/tons"; the name of its input.</summary>
    public string Pointer { get; }

    public FieldState State { get; }

    public Value Value { get; }

    public FieldKind Kind { get; }

    public FieldSpec Spec { get; }

    /// <summary>The errors of this field, with the words of the summary.</summary>
    public IReadOnlyList<FormFinding> Errors { get; }

    public FormTexts Texts => Form.Texts;

    /// <summary>The language of the answer when it is not the page's (WCAG 3.1.2); null where they are the same.</summary>
    public string? Lang => Kind.LanguageOf(Spec) is { } language && language != Form.Language ? language : null;

    public string Id => Ids.Of(Pointer);

    public string LabelId => Id + "-label";

    public string HintId => Id + "-hint";

    public string ExampleId => Id + "-example";

    public string UnitId => Id + "-unit";

    public string ErrorId => Id + "-error";

    public string SourceId => Id + "-source";

    public string CountId => Id + "-count";

    public string Label => State.Text ?? Form.Text(Layout.Label);

    public string Hint => Form.Text(Layout.Help);

    public string Example => Form.Text(Layout.Example);

    public string Unit => Kind.Name == "money" ? (Form.Language == "en" ? "yen" : "円") : Spec.Unit ?? "";

    /// <summary>How much of the line the input takes, as the form's author says; "" for all of it.</summary>
    public string WidthClass => Layout.Width switch
    {
        FieldWidth.TwoThirds => "w-two-thirds",
        FieldWidth.Half => "w-half",
        FieldWidth.Third => "w-third",
        FieldWidth.Quarter => "w-quarter",
        _ => "",
    };

    /// <summary>A rule alone gives the value: it is shown and not entered.</summary>
    public bool IsComputed => Form.Form.IsComputed(Layout.Path);

    public bool IsReadOnly => !State.Enabled;

    public IReadOnlyList<Option> Options => Spec.Options;

    public ChoicePresentation Presentation => ChoicePresentations.Of(Spec);

    public bool HasError => Errors.Count > 0;

    public string ErrorText => string.Join(Form.Language == "en" ? " " : "", Errors.Select(finding => finding.Message.In(Form.Language)).Distinct());

    /// <summary>Where the value came from, when the product filled it in.</summary>
    public string Source => Form.Sources.GetValueOrDefault(Pointer, "");

    /// <summary>The texts of the inputs; what could not be read is given back as it was typed.</summary>
    public string Part(string part) => _parts.GetValueOrDefault(part, "");

    /// <summary>The value as people read it.</summary>
    public string Shown => Form.Form.Show(Pointer, Value, Form.Language) is { Length: > 0 } text ? text : FieldKind.Empty;

    /// <summary>What was understood beside the inputs: a day in both calendars; "" for most kinds.</summary>
    public string Understood => Kind.Understood(Spec, Value, Form.Language);

    /// <summary>The value as people check it: with all that was understood.</summary>
    public string Checked => Understood is { Length: > 0 } understood ? understood : Shown;

    /// <summary>Whether an input is to be marked: it is named by an error, or an error names none.</summary>
    public bool IsWrong(string part) => Errors.Any(finding => finding.Part.Length == 0 || finding.Part == part);

    /// <summary>The id of an input; without a part, of the first one to go to.</summary>
    public string InputId(string part)
    {
        if (part.Length > 0) return Ids.Of(Pointer, part);
        var parts = Kind.PartNames(Spec);
        if (Kind.Name is "yesNo" || (Kind.Name is "choice" && Presentation == ChoicePresentation.Radio) || Kind.Name is "multiChoice") return Id + "-0";
        if (parts.Count == 0) return Id;
        if (Kind is LookupKind) return Id + "-search";
        if (Kind.Name == "location") return Ids.Of(Pointer, "p0.lat");
        // The era is preset; what has to be entered begins with the year.
        return Ids.Of(Pointer, parts[0].EndsWith("era", StringComparison.Ordinal) ? parts[1] : parts[0]);
    }

    private bool IsMyError(FormFinding finding) => finding.Severity == Severity.Error && finding.Pointer == Pointer;

    /// <summary>What assistive technology reads with an input: the error first, then hint, example and more.</summary>
    public string DescribedBy(params ReadOnlySpan<string> more)
    {
        var ids = new List<string> { ErrorId };
        if (Hint.Length > 0) ids.Add(HintId);
        if (Example.Length > 0) ids.Add(ExampleId);
        if (Source.Length > 0) ids.Add(SourceId);
        foreach (var id in more)
        {
            if (id.Length > 0) ids.Add(id);
        }
        return string.Join(' ', ids);
    }
}

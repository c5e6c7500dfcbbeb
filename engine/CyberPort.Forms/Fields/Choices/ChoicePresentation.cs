namespace CyberPort.Forms.Fields.Choices;

/// <summary>How the options of a choice are offered.</summary>
public enum ChoicePresentation
{
    Radio,
    Select,
    Combobox,
}

/// <summary>Decides by the number of options unless the form says otherwise.</summary>
public static class ChoicePresentations
{
    public const int MostRadios = 5;
    public const int MostInSelect = 15;

    public static ChoicePresentation Of(FieldSpec field) => field.Control switch
    {
        "radio" => ChoicePresentation.Radio,
        "select" => ChoicePresentation.Select,
        "combobox" => ChoicePresentation.Combobox,
        // what follows another choice is offered in one list that can be filled
        _ when field.Schema["x-cp-parent"].IsText => ChoicePresentation.Select,
        _ => field.Options.Count <= MostRadios ? ChoicePresentation.Radio
            : field.Options.Count <= MostInSelect ? ChoicePresentation.Select : ChoicePresentation.Combobox,
    };
}

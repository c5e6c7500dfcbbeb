using System.Collections.Frozen;
using CyberPort.FormViews.Fields;
using CyberPort.FormViews.Fields.Agreements;
using CyberPort.FormViews.Fields.Choices;
using CyberPort.FormViews.Fields.Dates;
using CyberPort.FormViews.Fields.Files;
using CyberPort.FormViews.Fields.Locations;
using CyberPort.FormViews.Fields.Matrices;
using CyberPort.FormViews.Fields.Numbers;
using CyberPort.FormViews.Fields.Parties;
using CyberPort.FormViews.Fields.Registers;
using CyberPort.FormViews.Fields.Rows;
using CyberPort.FormViews.Fields.Texts;
using Microsoft.AspNetCore.Components;

namespace CyberPort.FormViews.Drawing;

/// <summary>Which component draws which kind of field; a new kind is one line here.</summary>
public static class FieldComponents
{
    public static IReadOnlyDictionary<string, Type> ByKind { get; } = new Dictionary<string, Type>
    {
        ["text"] = typeof(TextField),
        ["multiline"] = typeof(MultilineField),
        ["number"] = typeof(NumberField),
        ["integer"] = typeof(IntegerField),
        ["money"] = typeof(MoneyField),
        ["date"] = typeof(DateField),
        ["period"] = typeof(PeriodField),
        ["time"] = typeof(TimeField),
        ["eraDate"] = typeof(EraDateField),
        ["choice"] = typeof(ChoiceField),
        ["multiChoice"] = typeof(MultiChoiceField),
        ["yesNo"] = typeof(YesNoField),
        ["file"] = typeof(FileField),
        ["party"] = typeof(PartyField),
        ["rows"] = typeof(RowsField),
        ["note"] = typeof(NoteField),
        ["computed"] = typeof(ComputedField),
        ["documentText"] = typeof(DocumentTextField),
        ["agreement"] = typeof(AgreementField),
        ["matrix"] = typeof(MatrixField),
        ["location"] = typeof(LocationField),
        ["lookup"] = typeof(LookupField),
        ["facility"] = typeof(FacilityField),
        ["vessel"] = typeof(VesselField),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Draws a field by its kind; a value that a rule gives alone is shown, whatever its kind.</summary>
    public static RenderFragment Draw(FieldView field) => builder =>
    {
        builder.OpenComponent(0, ByKind[field.IsComputed && field.Kind.IsPosted ? "computed" : field.Kind.Name]);
        builder.SetKey(field.Pointer);
        builder.AddComponentParameter(1, nameof(FieldComponent.Field), field);
        builder.CloseComponent();
    };
}

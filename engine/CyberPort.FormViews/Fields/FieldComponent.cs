using CyberPort.FormViews.Drawing;
using Microsoft.AspNetCore.Components;

namespace CyberPort.FormViews.Fields;

/// <summary>What every field component is given: its field, ready to be drawn.</summary>
public abstract class FieldComponent : ComponentBase
{
    [Parameter, EditorRequired]
    public required FieldView Field { get; set; }

    protected FormTexts Texts => Field.Texts;
}

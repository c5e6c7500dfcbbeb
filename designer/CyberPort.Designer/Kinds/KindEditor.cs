using CyberPort.Designer.Sessions;
using CyberPort.Designer.Texts;
using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Structure;
using Microsoft.AspNetCore.Components;

namespace CyberPort.Designer.Kinds;

/// <summary>What the editors of single kinds have in common: an own field whose schema they change.</summary>
public abstract class KindEditor : ComponentBase
{
    [Parameter, EditorRequired] public required FormField Field { get; set; }
    [Parameter, EditorRequired] public required DesignSession Session { get; set; }
    [Parameter, EditorRequired] public required DesignerTexts T { get; set; }
    [Parameter] public EventCallback<Workpiece> Changed { get; set; }

    /// <summary>The schema as it is written.</summary>
    protected Value Schema => OverlayEdits.GetOwn(Session.Work, Field.Path, "schema");

    /// <summary>Changes a member of the schema; Null leaves it out.</summary>
    protected Task PutAsync(string pointer, Value to) =>
        Changed.InvokeAsync(OverlayEdits.SetOwn(Session.Work, Field.Path, "schema", to.IsNull ? Schema.Without(pointer) : Schema.With(pointer, to)));

    /// <summary>A list in which a value stands or not.</summary>
    protected Task SwitchAsync(string pointer, IEnumerable<string> all, string name, bool on)
    {
        var chosen = all.Where(n => n == name ? on : Has(pointer, n)).Select(Value.Of).ToArray();
        return PutAsync(pointer, chosen.Length > 0 ? Value.Of(chosen) : Value.Null);
    }

    protected bool Has(string pointer, string name) => Schema.At(pointer) is { Kind: ValueKind.List } list && list.AsList.Contains(Value.Of(name));

    protected string Text(string pointer) => Schema.At(pointer) is { IsNull: false } value ? value.IsText ? value.AsText : value.ToJson() : "";
}

using System.Collections;
using System.Reflection;
using CyberPort.Expressions;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows;

/// <summary>One input of an activity type: its name in a definition, its label, and how a value becomes the property.</summary>
public sealed class InputKind
{
    private readonly PropertyInfo _property;
    private readonly InputAttribute _attribute;

    private InputKind(PropertyInfo property, InputAttribute attribute)
    {
        (_property, _attribute) = (property, attribute);
        Name = char.ToLowerInvariant(property.Name[0]) + property.Name[1..];
        Required = property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;
    }

    public string Name { get; }

    public LocalText Label => new(_attribute.Label, _attribute.English.Length > 0 ? _attribute.English : Name);

    public IReadOnlyList<string> Choices => _attribute.Choices;

    internal bool PerItem => _attribute.PerItem;

    public Type ValueType => _property.PropertyType;

    public bool Required { get; }

    /// <summary>The value without one in the definition, where it is a plain one: text, number, yes or no; null otherwise.</summary>
    public object? Usual =>
        ValueType.IsPrimitive || ValueType == typeof(string) || ValueType == typeof(decimal) ? _property.GetValue(Activator.CreateInstance(_property.ReflectedType!)) : null;

    internal bool IsStructure =>
        ValueType != typeof(string) && ValueType != typeof(Value)
            && (typeof(IEnumerable).IsAssignableFrom(ValueType) || ValueType.IsClass);

    internal static InputKind? Of(PropertyInfo property) =>
        property.GetCustomAttribute<InputAttribute>() is { } attribute ? new(property, attribute) : null;

    internal void Set(object target, Value value)
    {
        if (value.IsNull)
        {
            if (Required) throw new StepFaultException(new($"「{Label.Ja}」がありません。", $"The input '{Name}' is missing."));
            return;
        }

        if (Choices.Count > 0 && !(value.IsText && Choices.Contains(value.AsText))) throw Unreadable(value);
        _property.SetValue(target, InputReader.Read(value, ValueType) ?? throw Unreadable(value));
    }

    private StepFaultException Unreadable(Value value) => new(new(
        $"「{Label.Ja}」の値 {value.ToJson()} は使えません。", $"The input '{Name}' cannot be {value.ToJson()}."));
}

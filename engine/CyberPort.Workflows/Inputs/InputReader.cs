using System.Collections;
using System.Globalization;
using System.Reflection;
using CyberPort.Expressions;

namespace CyberPort.Workflows.Inputs;

/// <summary>Makes a property's value of an evaluated input, as lax as Elsa: texts become numbers, yes/no, times and lists.</summary>
internal static class InputReader
{
    /// <summary>The value as the type; null when it cannot be read.</summary>
    public static object? Read(Value value, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(Value)) return value;
        if (type == typeof(string)) return TextOf(value);
        if (type == typeof(bool)) return Truth(value);
        if (type == typeof(int))
            return NumberOf(value) is { } number && decimal.IsInteger(number) && Math.Abs(number) <= int.MaxValue ? (int)number : null;
        if (type == typeof(decimal)) return NumberOf(value);
        if (type == typeof(TimeSpan))
            return value.IsText && TimeSpan.TryParse(value.AsText, CultureInfo.InvariantCulture, out var span) ? span : null;
        if (type == typeof(DateTimeOffset)) return Moment(value);
        if (type == typeof(LocalText)) return Local(value);
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) return List(value, type.GetGenericArguments()[0]);
        return value.Kind == ValueKind.Record ? Record(value.AsRecord, type) : null;
    }

    public static string? TextOf(Value value) => value.Kind switch
    {
        ValueKind.Text => value.AsText,
        ValueKind.Null => null,
        ValueKind.Boolean => value.IsTrue ? "true" : "false",
        _ => value.ToJson(),
    };

    public static bool? Truth(Value value) => value.Kind switch
    {
        ValueKind.Boolean => value.IsTrue,
        ValueKind.Text when bool.TryParse(value.AsText, out var truth) => truth,
        ValueKind.Number => value.AsNumber != 0,
        _ => null,
    };

    public static decimal? NumberOf(Value value) => value.Kind switch
    {
        ValueKind.Number => value.AsNumber,
        ValueKind.Text when decimal.TryParse(value.AsText, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static LocalText? Local(Value value)
    {
        if (value.IsText) return new(value.AsText, value.AsText);
        if (TextOf(value["ja"]) is not { } ja) return null;
        return new(ja, TextOf(value["en"]) ?? ja);
    }

    /// <summary>Texts such as "[…]" and "{…}" hold JSON: lists from Elsa's designer are written so.</summary>
    public static Value Opened(Value value)
    {
        if (!value.IsText || value.AsText.TrimStart() is not ['[' or '{', ..]) return value;
        try
        {
            return Value.Parse(value.AsText);
        }
        catch (System.Text.Json.JsonException)
        {
            return value;
        }
    }

    private static DateTimeOffset? Moment(Value value)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal;
        return value.IsText && DateTimeOffset.TryParse(value.AsText, CultureInfo.InvariantCulture, styles, out var moment) ? moment : null;
    }

    private static Array? List(Value value, Type element)
    {
        var opened = Opened(value);
        var items = opened.Kind == ValueKind.List ? opened.AsList : [opened];
        var made = Array.CreateInstance(element, items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (Read(items[i], element) is not { } item) return null;
            made.SetValue(item, i);
        }

        return made;
    }

    private static object? Record(ValueRecord record, Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First();
        var parameters = constructor.GetParameters();
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var name = char.ToLowerInvariant(parameters[i].Name![0]) + parameters[i].Name![1..];
            var given = record.TryGetValue(name, out var value) && !value.IsNull;
            arguments[i] = given ? Read(value, parameters[i].ParameterType) : Default(parameters[i]);
            if (arguments[i] is null && !(given is false && parameters[i].HasDefaultValue)) return null;
        }

        return constructor.Invoke(arguments);
    }

    private static object? Default(ParameterInfo parameter) => parameter.HasDefaultValue ? parameter.DefaultValue : null;
}

using CyberPort.Forms.Schemas.Formats;
using CyberPort.Forms.Schemas.Json;
using CyberPort.Forms.Schemas.Patterns;

namespace CyberPort.Forms.Schemas.Dialect;

/// <summary>One compiled schema of the dialect: everything that is checked when its value is met.</summary>
internal sealed class DialectNode
{
    public const JsonKinds Any =
        JsonKinds.Null | JsonKinds.Boolean | JsonKinds.Number | JsonKinds.Integer | JsonKinds.Text | JsonKinds.List | JsonKinds.Record;

    public JsonKinds Kinds { get; set; } = Any;

    public DialectEnum? Options { get; set; }

    public NumberLimits? Numbers { get; set; }

    public int MinLength { get; set; }

    public int MaxLength { get; set; } = int.MaxValue;

    public SchemaPattern? Pattern { get; set; }

    public SchemaFormat? Format { get; set; }

    public bool IsDate { get; set; }

    public DialectNode? Items { get; set; }

    public int MinItems { get; set; }

    public int MaxItems { get; set; } = int.MaxValue;

    public DialectMembers? Members { get; set; }

    /// <summary>Whether a text of this node needs no look at all.</summary>
    public bool TakesAnyText => Options is null && MinLength == 0 && MaxLength == int.MaxValue && Pattern is null && Format is null;
}

/// <summary>The members of a record: names, schemas, and which are required.</summary>
internal sealed class DialectMembers(IReadOnlyList<string> names, DialectNode[] nodes, IReadOnlySet<string> required)
{
    public Utf8Names Names { get; } = new(names);

    public DialectNode[] Nodes { get; } = nodes;

    public int Words { get; } = Math.Max(1, (nodes.Length + 63) / 64);

    public ulong[] Required { get; } = Mask(names, required);

    public string Name(int index) => names[index];

    private static ulong[] Mask(IReadOnlyList<string> names, IReadOnlySet<string> required)
    {
        var mask = new ulong[Math.Max(1, (names.Count + 63) / 64)];
        for (var i = 0; i < names.Count; i++)
        {
            if (required.Contains(names[i])) mask[i >> 6] |= 1UL << i;
        }
        return mask;
    }
}

/// <summary>The listed values; only scalars are listed in the dialect.</summary>
internal sealed class DialectEnum
{
    private readonly JsonNumber[] _numbers;

    public DialectEnum(JsonData[] values)
    {
        Shown = JsonTypes.Options(values);
        Texts = new([.. values.Where(value => value.Kind == JsonKinds.Text).Select(value => value.Text)]);
        _numbers = [.. values.Where(value => value.Kind == JsonKinds.Number).Select(value => value.Number)];
        TakesTrue = values.Any(value => value is { Kind: JsonKinds.Boolean, Flag: true });
        TakesFalse = values.Any(value => value is { Kind: JsonKinds.Boolean, Flag: false });
        TakesNull = values.Any(value => value.Kind == JsonKinds.Null);
    }

    public string Shown { get; }

    public Utf8Names Texts { get; }

    public bool TakesTrue { get; }

    public bool TakesFalse { get; }

    public bool TakesNull { get; }

    public bool Takes(JsonNumber number) => Array.IndexOf(_numbers, number) >= 0;
}

namespace CyberPort.Forms.Schemas.Json;

/// <summary>The names of the kinds in a schema, and values as messages show them.</summary>
internal static class JsonTypes
{
    private const int MostShown = 10;

    private static readonly (string Name, JsonKinds Kind)[] Named =
    [
        ("string", JsonKinds.Text),
        ("number", JsonKinds.Number),
        ("integer", JsonKinds.Integer),
        ("boolean", JsonKinds.Boolean),
        ("array", JsonKinds.List),
        ("object", JsonKinds.Record),
        ("null", JsonKinds.Null),
    ];

    public static JsonKinds Of(string name) => Array.Find(Named, pair => pair.Name == name).Kind;

    /// <summary>The names of the kinds, separated by commas.</summary>
    public static string Names(JsonKinds kinds) =>
        string.Join(',', Named.Where(pair => (kinds & pair.Kind) != 0).Select(pair => pair.Name));

    public static string Shown(JsonData value) => value.Kind switch
    {
        JsonKinds.Text or JsonKinds.Number => value.Text,
        JsonKinds.Boolean => value.Flag ? "true" : "false",
        JsonKinds.Null => "null",
        JsonKinds.List => "[…]",
        _ => "{…}",
    };

    /// <summary>The first options as a message may list them.</summary>
    public static string Options(IReadOnlyCollection<JsonData> values) =>
        string.Join(", ", values.Take(MostShown).Select(Shown)) + (values.Count > MostShown ? ", …" : "");
}

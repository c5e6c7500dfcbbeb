using CyberPort.Expressions;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Formats;
using CyberPort.Forms.Schemas.Json;
using CyberPort.Forms.Schemas.Patterns;

namespace CyberPort.Forms.Schemas.Dialect;

/// <summary>Compiles a form's schema into nodes and names everything that the dialect does not have.</summary>
internal sealed class DialectCompiler
{
    private const int Deepest = 64;

    private readonly SchemaProblems _problems;
    private readonly JsonData _root;
    private readonly Dictionary<JsonData, DialectNode> _known = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<JsonData> _open = new(ReferenceEqualityComparer.Instance);

    private DialectCompiler(JsonData root, SchemaProblems problems) => (_root, _problems) = (root, problems);

    public static (DialectNode? Root, IReadOnlyList<Problem> Problems) Compile(ReadOnlySpan<byte> utf8, SchemaOptions options)
    {
        // Malformed keywords are the same in the dialect and in the whole language.
        var (_, problems) = SchemaCompiler.Compile(utf8, options);
        var limits = new JsonLimits(options.MaxSchemaBytes, options.MaxSchemaDepth, options.MaxSchemaValues, options.MaxNumberLength);
        if (JsonDataReader.Read(utf8, limits).Data is not { } root) return (null, problems.Found);

        var compiler = new DialectCompiler(root, problems);
        var node = compiler.Node(root, "");
        foreach (var member in root.Member("$defs")?.Members ?? []) compiler.Node(member.Value, JsonPointer.Append("/$defs", member.Name));
        return (problems.Found.Count == 0 ? node : null, problems.Found);
    }

    private DialectNode Node(JsonData schema, string pointer)
    {
        if (_known.TryGetValue(schema, out var known)) return known;
        if (schema.Kind != JsonKinds.Record) return Refuse(pointer, "dialect.boolean",
            new("true / false のスキーマは使えません。", "A schema of true or false is not part of the dialect."),
            new("型のあるオブジェクトで書いてください。", "Write an object with a type."));
        if (!_open.Add(schema) || _open.Count > Deepest) return Refuse(pointer, "dialect.recursion",
            new("自分自身を含む定義、または深すぎる定義です。", "The definition contains itself, or is nested too deeply."),
            new("繰り返しは items（行）で書いてください。", "Describe repetition as items (rows)."));

        CheckKeywords(schema, pointer);
        var node = schema.Member("$ref") is { } reference ? Target(schema, reference, pointer) : Fill(schema, pointer);
        _open.Remove(schema);
        return _known[schema] = node;
    }

    private void CheckKeywords(JsonData schema, string pointer)
    {
        foreach (var (keyword, _) in schema.Members)
        {
            if (DialectKeywords.IsAllowed(keyword, pointer.Length == 0)) continue;
            _problems.Add("dialect.keyword", JsonPointer.Append(pointer, keyword),
                new($"「{keyword}」は様式のスキーマ（cp/1）では使えません。", $"{keyword} is not part of the dialect cp/1."),
                DialectKeywords.Cure(keyword));
        }
    }

    private DialectNode Target(JsonData schema, JsonData reference, string pointer)
    {
        var at = JsonPointer.Append(pointer, "$ref");
        foreach (var (keyword, _) in schema.Members)
        {
            // The root may only hold its definitions beside a reference.
            if (keyword == "$ref" || DialectKeywords.IsNote(keyword) || (pointer.Length == 0 && keyword is "$schema" or "$id" or "$defs")) continue;
            _problems.Add("dialect.sibling", JsonPointer.Append(pointer, keyword),
                new($"$ref の隣に「{keyword}」は書けません。", $"{keyword} must not stand beside $ref."),
                new("参照先の定義に書いてください。", "Write it in the definition that is referred to."));
        }
        if (!reference.Text.StartsWith("#/$defs/", StringComparison.Ordinal)) return Refuse(at, "dialect.reference",
            new($"「{reference.Text}」は参照できません。", $"{reference.Text} cannot be referred to."),
            new("「#/$defs/名前」の形で参照してください。", "Refer to #/$defs/name."));
        var tokens = JsonPointer.Tokens(Uri.UnescapeDataString(reference.Text[1..])) ?? [];
        if (tokens.Length == 2 && _root.Member("$defs")?.Member(tokens[1]) is { } target)
            return Node(target, JsonPointer.Append("/$defs", tokens[1]));
        return Refuse(at, "dialect.reference",
            new($"「{reference.Text}」という定義がありません。", $"There is no definition {reference.Text}."),
            new("$defs のすぐ下にある名前を書いてください。", "Write the name of a definition directly in $defs."));
    }

    private DialectNode Fill(JsonData schema, string pointer)
    {
        var node = new DialectNode { Kinds = Kinds(schema, pointer) };
        if (schema.Member("enum") is { } values)
        {
            if (Array.Exists(values.Items, value => value.Kind is JsonKinds.List or JsonKinds.Record)) Refuse(JsonPointer.Append(pointer, "enum"),
                "dialect.enum", new("enum に書けるのは文字、数、true / false、null だけです。", "An enum lists texts, numbers, true, false and null only."),
                new("コードを値にし、内容はコード表に書いてください。", "List codes, and keep their contents in a code list."));
            node.Options = new(values.Items);
        }
        FillScalars(node, schema, pointer);
        if ((node.Kinds & JsonKinds.List) != 0 && node.Options is null) FillList(node, schema, pointer);
        if ((node.Kinds & JsonKinds.Record) != 0 && node.Options is null) FillRecord(node, schema, pointer);
        if ((node.Kinds & (JsonKinds.List | JsonKinds.Record)) == (JsonKinds.List | JsonKinds.Record) && node.Options is null)
            Refuse(JsonPointer.Append(pointer, "type"), "dialect.type",
                new("array と object を同時には書けません。", "array and object exclude each other."),
                new("どちらか 1 つにしてください。", "Choose one of them."));
        return node;
    }

    private JsonKinds Kinds(JsonData schema, string pointer)
    {
        if (schema.Member("type") is { } type)
        {
            var names = type.Kind == JsonKinds.List ? type.Items : [type];
            return names.Aggregate(JsonKinds.None, (kinds, name) => kinds | JsonTypes.Of(name.Text));
        }
        if (schema.Member("enum") is not null) return DialectNode.Any;
        Refuse(pointer, "dialect.type",
            new("type がありません。", "There is no type."),
            new("type（string, number, integer, boolean, array, object）を書いてください。",
                "Write a type: string, number, integer, boolean, array or object."));
        return DialectNode.Any;
    }

    private void FillScalars(DialectNode node, JsonData schema, string pointer)
    {
        var limits = new[] { "minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf" }
            .Where(keyword => schema.Member(keyword) is { Kind: JsonKinds.Number })
            .Select(keyword => new NumberLimit(keyword, schema.Member(keyword)!)).ToArray();
        if (limits.Length > 0) node.Numbers = new(limits);
        node.MinLength = Count(schema, "minLength", 0);
        node.MaxLength = Count(schema, "maxLength", int.MaxValue);
        if (schema.Member("pattern") is { Kind: JsonKinds.Text } pattern && SchemaPattern.TryCompile(pattern.Text, out var compiled, out _))
            node.Pattern = compiled;
        if (schema.Member("format") is not { Kind: JsonKinds.Text } format) return;
        if (DialectKeywords.Formats.Contains(format.Text))
        {
            node.Format = SchemaFormat.Find(format.Text);
            node.IsDate = format.Text == "date";
            return;
        }
        var known = string.Join(", ", DialectKeywords.Formats);
        Refuse(JsonPointer.Append(pointer, "format"), "dialect.format",
            new($"形式「{format.Text}」は使えません。", $"The format {format.Text} is not part of the dialect."),
            new($"{known} のどれかにするか、pattern を使ってください。", $"Use one of {known}, or a pattern."));
    }

    private void FillList(DialectNode node, JsonData schema, string pointer)
    {
        node.MinItems = Count(schema, "minItems", 0);
        node.MaxItems = Count(schema, "maxItems", int.MaxValue);
        if (schema.Member("items") is { } items) node.Items = Node(items, JsonPointer.Append(pointer, "items"));
        else Refuse(pointer, "dialect.items",
            new("array に items がありません。", "This array has no items."),
            new("1 行の形を items に書いてください。", "Describe one row in items."));
    }

    private void FillRecord(DialectNode node, JsonData schema, string pointer)
    {
        var members = schema.Member("properties")?.Members ?? [];
        var at = JsonPointer.Append(pointer, "properties");
        var nodes = members.Select(member => Node(member.Value, JsonPointer.Append(at, member.Name))).ToArray();
        var names = members.Select(member => member.Name).ToArray();
        var required = schema.Member("required")?.Items.Select(item => item.Text).ToHashSet(StringComparer.Ordinal) ?? [];
        node.Members = new(names, nodes, required);
        if (schema.Member("additionalProperties") is not { Kind: JsonKinds.Boolean, Flag: false }) Refuse(pointer, "dialect.open",
            new("知らない項目を受け入れる定義です。", "This object takes members that nobody described."),
            new("additionalProperties: false を書いてください。", "Write additionalProperties: false."));
        foreach (var name in required.Except(names)) Refuse(JsonPointer.Append(pointer, "required"), "dialect.required",
            new($"必須の項目「{name}」が properties にありません。", $"The required member {name} is not in properties."),
            new("properties に書くか、required から外してください。", "Describe it in properties or take it out of required."));
    }

    private static int Count(JsonData schema, string keyword, int otherwise) =>
        schema.Member(keyword) is { Kind: JsonKinds.Number } value ? value.Number.ToCount() ?? otherwise : otherwise;

    private DialectNode Refuse(string pointer, string code, LocalText cause, LocalText cure)
    {
        _problems.Add(code, pointer, cause, cure);
        return new();
    }
}

using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange.JsonSchemas;

/// <summary>What a JSON Schema says that a form cannot; the place is a pointer into the schema.</summary>
internal static class JsonSchemaProblems
{
    public static Problem Draft(string file, string draft) => new("schema-draft", file, "/$schema",
        new($"「{draft}」の JSON Schema は読めません。", $"JSON Schema of '{draft}' cannot be read."),
        new("2020-12、2019-09、draft-07 のどれかで書いてください。", "Write it in 2020-12, 2019-09 or draft-07."));

    public static Problem NoObject(string file, string pointer) => new("schema-object", file, pointer,
        new("properties のある object ではありません。", "This is no object with properties."),
        new("{ \"type\": \"object\", \"properties\": { … } } の形にしてください。", "Write { \"type\": \"object\", \"properties\": { … } }."));

    public static Problem Keyword(string file, string pointer, string keyword, LocalText cure) => new("schema-keyword", file, pointer,
        new($"「{keyword}」は様式にできません。", $"'{keyword}' cannot become part of a form."), cure);

    public static Problem Open(string file, string pointer) => new("schema-open", file, pointer,
        new("書かれていない項目を受け入れる定義です。", "The object takes members that nobody described."),
        new("additionalProperties を false にし、項目を properties に書いてください。",
            "Write additionalProperties: false, and each member in properties."));

    public static Problem Reference(string file, string pointer, string reference) => new("schema-reference", file, pointer,
        new($"「{reference}」は参照できません（別の文書、ない定義、または自分自身）。",
            $"'{reference}' cannot be followed: it is another document, missing, or contains itself."),
        new("同じファイルの $defs に置き、「#/$defs/名前」で参照してください。", "Put it in $defs of this file and refer to #/$defs/name."));

    public static Problem Name(string file, string pointer, string name) => new("schema-name", file, pointer,
        new($"「{name}」は項目の名前に使えません。", $"'{name}' cannot be the name of a field."),
        new("英小文字で始まる英数字にしてください（例: waterAreaM2）。", "Use a camelCase name such as waterAreaM2."));

    public static Problem Type(string file, string pointer) => new("schema-type", file, pointer,
        new("項目の種類を決められません。", "The kind of field cannot be told."),
        new("type を1つ書いてください（string, number, integer, boolean, object、または object か選択肢の array）。",
            "Write one type: string, number, integer, boolean, object, or an array of objects or of choices."));

    public static Problem Code(string file, string pointer, string value) => new("schema-code", file, pointer,
        new($"選択肢の値「{value}」はコードにできません。", $"The value '{value}' cannot be a code."),
        new("半角英数字と . _ - の40字までにしてください。名称は読み込んだ後でコード表に書きます。",
            "Use up to 40 letters, digits, '.', '_' and '-'. Names are written in the code list afterwards."));

    public static Problem Format(string file, string pointer, string format) => new("schema-format", file, pointer,
        new($"形式「{format}」は使えません。", $"The format '{format}' cannot be used."),
        new($"{string.Join(", ", Schemas.Dialect.DialectKeywords.Formats)} のどれかにするか、pattern を使ってください。",
            $"Use one of {string.Join(", ", Schemas.Dialect.DialectKeywords.Formats)}, or a pattern."));
}

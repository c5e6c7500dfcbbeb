using CyberPort.Expressions;
using CyberPort.Forms.Schemas.Json;
using CyberPort.Forms.Schemas.Patterns;

namespace CyberPort.Forms.Schemas.Compiling;

/// <summary>Collects what is wrong with a schema, in the words of the person who wrote it.</summary>
internal sealed class SchemaProblems(string file)
{
    private readonly List<Problem> _found = [];

    public IReadOnlyList<Problem> Found => _found;

    public void Add(string code, string pointer, LocalText cause, LocalText cure)
    {
        // One cause at one place is said once, however often the place is referred to.
        if (!_found.Any(known => known.Code == code && known.Pointer == pointer)) _found.Add(new(code, file, pointer, cause, cure));
    }

    public void Value(string pointer, string keyword, string wantedJa, string wantedEn) => Add("schema.keyword", pointer,
        new($"「{keyword}」の値が正しくありません。", $"The value of {keyword} is not valid."),
        new($"{wantedJa}を書いてください。", $"Write {wantedEn}."));

    public void Pattern(string pointer, PatternRefusal refusal) => Add("schema.pattern", pointer, refusal.Cause, refusal.Cure);

    public void Reference(string pointer, string reference) => Add("schema.reference", pointer,
        new($"参照先「{reference}」が見つかりません。外部の文書は取得しません。",
            $"The reference {reference} leads nowhere; outside documents are never fetched."),
        new("同じファイルの「#/$defs/…」を参照してください。", "Refer to #/$defs/… in the same file."));

    public void Endless(string pointer) => Add("schema.endless", pointer,
        new("この定義は自分自身を参照し続け、検査が終わりません。", "This schema refers to itself without end."),
        new("参照の輪を切ってください（項目の中での再帰はできます）。", "Break the circle of references (a recursion inside a member is fine)."));

    public void TooMany(int limit) => Add("schema.limit", "",
        new($"定義が大きすぎます（上限 {limit} 個の部分定義）。", $"The schema is too large (at most {limit} subschemas)."),
        new("様式を分けるか、$defs で共通の部分をまとめてください。", "Split the form, or share parts in $defs."));

    public void Text(JsonFault fault, SchemaOptions options)
    {
        var cause = fault.Kind switch
        {
            JsonFaultKind.Malformed => new LocalText($"JSON として読めません（{fault.Detail} 行:バイト）。", $"This is not JSON (line:byte {fault.Detail})."),
            JsonFaultKind.TooLarge => new($"ファイルが大きすぎます（上限 {options.MaxSchemaBytes} バイト）。",
                $"The file is too large (at most {options.MaxSchemaBytes} bytes)."),
            JsonFaultKind.TooDeep => new($"入れ子が深すぎます（上限 {options.MaxSchemaDepth} 段）。",
                $"The nesting is too deep (at most {options.MaxSchemaDepth} levels)."),
            JsonFaultKind.TooManyValues => new($"値が多すぎます（上限 {options.MaxSchemaValues} 個）。",
                $"There are too many values (at most {options.MaxSchemaValues})."),
            JsonFaultKind.NumberTooLong => new("数の桁が多すぎます。", "A number has too many digits."),
            JsonFaultKind.DuplicateName => new($"同じ名前「{fault.Detail}」が 2 回あります。", $"The name {fault.Detail} occurs twice."),
            _ => new("文字として成り立たないコードがあります。", "A text holds codes that are no characters."),
        };
        Add("schema.json", fault.Pointer, cause,
            new("この場所を直して、もう一度公開してください。", "Mend this place and publish again."));
    }
}

using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Structure;

/// <summary>What can be wrong with the fields of a schema.</summary>
internal static class StructureProblems
{
    private const string File = PackagePaths.Schema;

    public static Problem OpenRecord(string pointer) => new("open-record", File, pointer,
        new("レコードが閉じていません（additionalProperties が false ではありません）。", "The record is open (additionalProperties is not false)."),
        new("\"additionalProperties\": false を書いてください。", "Write \"additionalProperties\": false."));

    public static Problem UnknownRequired(string pointer, string name) => new("unknown-field", File, pointer,
        new($"必須とされた「{name}」が properties にありません。", $"'{name}' is required but is not among the properties."),
        new("綴りを直すか、required から除いてください。", "Correct the spelling or take it out of required."));

    public static Problem ReservedName(string pointer, string name) => new("reserved-name", File, pointer,
        new($"「{name}」は式の中で別の意味を持つため、項目名にできません。", $"'{name}' has a meaning of its own in expressions and cannot name a field."),
        new("別の名前にしてください。", "Use another name."));

    public static Problem CommonOff(FormField field) => new("common-off", File, field.SchemaPointer,
        new("共通項目は使わない設定（x-cp-off）にできません。", "A common field cannot be switched off."),
        new("x-cp-off を除くか、x-cp-class を optional にしてください。", "Remove x-cp-off, or make the field optional."));

    public static Problem OffButRequired(FormField field) => new("off-but-required", File, field.SchemaPointer,
        new("使わない項目が必須になっています。", "The field is switched off but required."),
        new("required から除くか、項目を使う設定にしてください。", "Take it out of required, or switch it on."));

    public static Problem OptionalRequired(FormField field) => new("optional-required", File, field.SchemaPointer,
        new("任意項目は、国の様式では必須にできません（港が使わないことがあります）。", "An optional field cannot be required nationally: a port may not use it."),
        new("required から除き、使う港で必須にしてください。", "Take it out of required; a port that uses it can require it."));

    public static Problem NestedRows(FormField field) => new("nested-rows", File, field.SchemaPointer,
        new("繰返し項目の中に繰返し項目は置けません。", "A repeated group cannot stand inside another one."),
        new("別の繰返し項目に分けてください。", "Make it a repeated group of its own."));

    public static Problem NoRowId(string pointer) => new("row-id-missing", File, pointer,
        new("行の識別子「_row」がありません。", "The row's id '_row' is missing."),
        new("properties に \"_row\": { \"type\": \"string\" } を加えてください。", "Add \"_row\": { \"type\": \"string\" } to the properties."));

    public static Problem LostReference(string pointer, string reference) => new("lost-reference", File, pointer,
        new($"参照先「{reference}」がありません。", $"There is nothing at '{reference}'."),
        new("この schema.json の #/$defs/… を参照してください。", "Refer to #/$defs/… of this schema.json."));

    public static Problem UnknownKind(FormField field, IEnumerable<string> kinds) => new("unknown-kind", File, field.SchemaPointer + "/x-cp-kind",
        new($"「{field.Kind}」という項目種別はありません。", $"There is no field kind '{field.Kind}'."),
        new($"次のどれかにしてください: {string.Join(", ", kinds)}", $"Use one of: {string.Join(", ", kinds)}"));

    public static Problem WrongKindType(FormField field, string wanted) => new("wrong-kind-type", File, field.SchemaPointer + "/type",
        new($"項目種別「{field.Kind}」の型は {wanted} ですが、{field.Type} と書かれています。", $"A field of kind '{field.Kind}' is {wanted}, but the schema says {field.Type}."),
        new($"\"type\": \"{wanted}\" にしてください。", $"Write \"type\": \"{wanted}\"."));

    public static Problem UnknownList(FormField field, string list) => new("unknown-list", File, field.SchemaPointer + "/x-cp-list",
        new($"コード表「{list}」がありません。", $"There is no code list '{list}'."),
        new($"codelists/{list}.json を加えるか、名前を直してください。", $"Add codelists/{list}.json or correct the name."));

    public static Problem OpenRowsOfPort(string list) => new("open-rows", PackagePaths.CodeList(list), "/openRows",
        new("openRows は、閉じた全国共通のコード表だけに付けられます。", "Only a closed national list can have openRows."),
        new("extent を national にするか、openRows を外してください。", "Make extent national, or take openRows away."));

    public static Problem OpenRowsOfKind(FormField field, string list) => new("open-rows", File, field.SchemaPointer,
        new($"独自コードを足せるコード表「{list}」は、1つを選ぶ項目（choice）だけが使えます。", $"The list '{list}', to which ports may add codes, can be used by fields with one choice only."),
        new("項目を choice にするか、コード表から openRows を外してください。", "Make the field a choice, or take openRows away from the list."));

    public static Problem WrongParent(FormField field, string parent) => new("wrong-parent", File, field.SchemaPointer + "/x-cp-parent",
        new($"「{parent}」は、この項目が従う選択項目ではありません。", $"'{parent}' is no choice that this field can follow."),
        new("同じ行または繰返しの外にある choice 項目のパスを書き、この項目にもコード表（x-cp-list）を付けてください。",
            "Write the path of a choice in the same row or outside of any group, and give this field a list (x-cp-list) as well."));

    public static Problem WrongFill(FormField field, string target, string attribute) => new("wrong-fill", File, field.SchemaPointer + "/x-cp-fills",
        new($"「{target}」に「{attribute}」を入れることができません。", $"'{target}' cannot be filled with '{attribute}'."),
        new("同じ行または繰返しの外にある項目のパスと、コード表の列の名前を書いてください。",
            "Write the path of a field in the same row or outside of any group, and the name of a column of the list."));

    public static Problem NoList(FormField field) => new("no-list", File, field.SchemaPointer,
        new("選択項目にコード表（x-cp-list）がありません。", "A choice field has no code list (x-cp-list)."),
        new("x-cp-list にコード表の名前を書いてください。", "Name a code list in x-cp-list."));

    public static Problem RequiredButHideable(FormField field, string rule) => new("required-but-hideable", File, field.SchemaPointer,
        new($"ルール「{rule}」で隠れることがある項目が、常に必須（required）になっています。", $"The rule '{rule}' can hide this field, but the schema always requires it."),
        new("required から除き、required ルールで「表示されるときは必須」としてください。", "Take it out of required and add a required rule for when it is shown."));

    public static Problem UnknownReplaced(FormField field) => new("unknown-field", File, field.SchemaPointer + "/x-cp-replaces",
        new("x-cp-replaces は項目のパス（/area の形）で書きます。", "x-cp-replaces is a field path such as /area."),
        new("以前の版の項目パスを書いてください。", "Write the path of the earlier version's field."));
}

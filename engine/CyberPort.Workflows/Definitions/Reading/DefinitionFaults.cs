using CyberPort.Expressions;

namespace CyberPort.Workflows.Definitions;

/// <summary>The texts of what the reader finds.</summary>
internal static class DefinitionFaults
{
    public const string File = "definition.json";

    public static Problem Of(string code, string pointer, LocalText cause, LocalText cure) => new(code, File, pointer, cause, cure);

    public static Problem NoJson(string reason) => Of("workflow.json", "",
        new($"JSON として読めません: {reason}", $"The file is no JSON: {reason}"), new("ファイルを書き出し直してください。", "Export the file again."));

    public static Problem NoObject() => Of("workflow.json", "",
        new("ワークフロー定義ではありません。", "The file is no workflow definition."),
            new("Elsa 3 形式の定義を読み込んでください。", "Use a definition in Elsa 3's format."));

    public static Problem TooLong(int most) => Of("workflow.tooLarge", "",
        new($"定義が大きすぎます（上限{most}バイト）。", $"The definition is larger than {most} bytes."), new("ワークフローを分けてください。", "Split the workflow."));

    public static Problem TooDeep(int most) => Of("workflow.tooDeep", "/root",
        new($"アクティビティの入れ子が{most}段を超えています。", $"Activities are nested deeper than {most}."),
            new("フローチャートに並べてください。", "Put them side by side in a flowchart."));

    public static Problem TooMany(int most) => Of("workflow.tooLarge", "/root",
        new($"アクティビティが{most}個を超えています。", $"There are more than {most} activities."), new("ワークフローを分けてください。", "Split the workflow."));

    public static Problem TooManyConnections(string pointer, int most) => Of("workflow.tooLarge", pointer,
        new($"接続が{most}本を超えています。", $"There are more than {most} connections."), new("ワークフローを分けてください。", "Split the workflow."));

    public static Problem SameId(string pointer, string id) => Of("workflow.sameId", pointer,
        new($"ID「{id}」のアクティビティが2つあります。", $"Two activities have the id '{id}'."), new("IDを変えてください。", "Change one of the ids."));

    public static Problem UnknownType(string pointer, string type, string? near) => Of("workflow.unknownActivity", pointer,
        new($"「{type}」というアクティビティはありません。", $"There is no activity type '{type}'."), near is null
            ? new("アクティビティの一覧から選んでください。", "Choose one from the list of activities.")
            : new($"「{near}」ではありませんか。", $"Did you mean '{near}'?"));

    public static Problem UnknownVariableType(string pointer, string type) => Of("workflow.unknownType", pointer,
        new($"「{type}」という型は使えません。", $"The type '{type}' cannot be used."),
            new("String、Boolean、Int32、Decimal、Object などから選んでください。", "Use String, Boolean, Int32, Decimal, Object …"));

    public static Problem UnknownLanguage(string pointer, string language) => Of("workflow.unknownLanguage", pointer,
        new($"「{language}」の式は使えません。", $"Expressions in '{language}' cannot be used."),
            new("JavaScript の式に書き換えてください。", "Write it as a JavaScript expression."));

    public static Problem WrongLiteral(string pointer, LocalText message) =>
        Of("workflow.input", pointer, message, new("値を直してください。", "Correct the value."));

    public static Problem LooseConnection(string pointer, string end) => Of("workflow.looseConnection", pointer,
        new($"接続先の「{end}」がないため、この接続は使われません。", $"This connection is not used: there is no activity '{end}'."),
            new("接続を削除するか、つなぎ直してください。", "Delete it or connect it again."));

    public static Problem MergeMode(string pointer) => Of("workflow.mergeMode", pointer,
        new("mergeMode は使われません（合流は FlowJoin の mode で決まります）。", "mergeMode is not used: the mode of a FlowJoin decides."),
            new("FlowJoin を置いてください。", "Use a FlowJoin."));
}

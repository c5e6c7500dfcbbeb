using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Structure;

namespace CyberPort.Forms.Layouts;

/// <summary>What can be wrong with the layout of a form.</summary>
internal static class UiProblems
{
    private const string File = PackagePaths.Ui;

    public static Problem NoPage() => new("no-page", File, "/nodes",
        new("ページが1つもありません。", "There is no page."),
        new("kind が page のノードを加えてください。", "Add a node of kind page."));

    public static Problem UnknownParent(UiNode node) => new("unknown-node", File, At(node) + "/parent",
        new($"親ノード「{node.Parent}」がありません。", $"There is no node '{node.Parent}'."),
        new("綴りを直すか、そのノードを加えてください。", "Correct the spelling or add that node."));

    public static Problem WrongParent(UiNode node, UiNode parent) => new("wrong-parent", File, At(node) + "/parent",
        new($"{Word(node.Kind).Ja}は{Word(parent.Kind).Ja}「{parent.Id}」の中に置けません。", $"A {Word(node.Kind).En} cannot stand in the {Word(parent.Kind).En} '{parent.Id}'."),
        new("ページ→セクション→行→項目の順に置いてください。繰返しの列は繰返し項目の中に置きます。", "Place page, section, row, field in this order; columns of a repeated group stand in its field."));

    public static Problem Cycle(UiNode node) => new("cycle", File, At(node) + "/parent",
        new($"「{node.Id}」が自分自身の中に入っています。", $"'{node.Id}' stands inside itself."),
        new("parent をたどるとページに着くようにしてください。", "Make the chain of parents end at a page."));

    public static Problem UnknownInOrder(string parent, string child) => new("unknown-node", File, "/order/" + Pointers.Escape(parent),
        new($"order にある「{child}」というノードがありません。", $"The order names '{child}', which is no node."),
        new("nodes にある名前に直すか、除いてください。", "Name a node of nodes, or remove it."));

    public static Problem OrderedElsewhere(string parent, UiNode node) => new("wrong-order", File, "/order/" + Pointers.Escape(parent),
        new($"「{node.Id}」の親は「{node.Parent}」なのに、「{parent}」の並びに書かれています。", $"'{node.Id}' stands in '{node.Parent}' but is ordered under '{parent}'."),
        new("parent と order を一致させてください。", "Make parent and order say the same."));

    public static Problem NotInOrder(UiNode node) => new("not-in-order", File, At(node),
        new($"「{node.Id}」が order のどこにも並んでいません。", $"'{node.Id}' has no place in the order."),
        new($"order の「{node.Parent}」に加えてください。", $"Add it to the order of '{node.Parent}'."));

    public static Problem UnknownField(UiNode node) => new("unknown-field", File, At(node),
        new($"項目「{node.Field}」は schema.json にありません。", $"The field '{node.Field}' is not in schema.json."),
        new("項目のパスを直すか、schema.json に加えてください。", "Correct the path, or add the field to schema.json."));

    public static Problem NowhereShown(FormField field) => new("field-on-no-page", File, "/nodes",
        new($"項目「{field.Path}」がどのページにもありません。", $"The field '{field.Path}' is on no page."),
        new($"ノード「field:{field.Path}」を加えてください。", $"Add the node 'field:{field.Path}'."));

    private static string At(UiNode node) => "/nodes/" + Pointers.Escape(node.Id);

    private static LocalText Word(UiKind kind) => kind switch
    {
        UiKind.Page => new("ページ", "page"),
        UiKind.Section => new("セクション", "section"),
        UiKind.Row => new("行", "row"),
        UiKind.Field => new("項目", "field"),
        UiKind.Review => new("入力内容の確認", "review"),
        _ => new("文", "text"),
    };
}

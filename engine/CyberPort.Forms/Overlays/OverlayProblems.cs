using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Overlays;

/// <summary>What can keep an overlay from being applied to its base.</summary>
internal static class OverlayProblems
{
    private const string File = PackagePaths.Overlay;

    public static Problem OtherBase(string wanted, string found) => new("other-base", File, "/base",
        new($"この上乗せ設定は「{wanted}」のためのもので、「{found}」には使えません。", $"This overlay is for '{wanted}', not for '{found}'."),
        new("対象の様式を選び直してください。", "Choose the form it was written for."));

    public static Problem BaseMoved(string pointer, string wanted, string found) => new("base-moved", File, pointer,
        new($"国の様式が変わっています（上乗せ設定: {wanted}、現在: {found}）。", $"The base has changed (overlay: {wanted}, now: {found})."),
        new("新しい版との違いを確認し、base を書き換えてください。", "Look at the differences to the new version and update base."));

    public static Problem MissingTarget(string pointer, string target) => new("missing-target", File, pointer,
        new($"「{target}」は国の様式にありません。", $"'{target}' is not in the base."),
        new("名前を直すか、この変更を取り下げてください。", "Correct the name, or withdraw this change."));

    public static Problem FromDiffers(string pointer, Value expected, Value found) => new("from-differs", File, pointer,
        new($"国の様式の値が「{Short(found)}」で、from の「{Short(expected)}」と違います。", $"The base has {Short(found)}, but from says {Short(expected)}."),
        new("国の値を採るか、from を今の値に書き換えて変更を続けるか、選んでください。", "Take the base's value, or update from to keep your change."));

    public static Problem NotOptional(string path) => new("not-optional", File, "/enable/" + Pointers.Escape(path),
        new($"「{path}」は共通項目のため、使う・使わないを切り替えられません。", $"'{path}' is a common field and cannot be switched."),
        new("enable から除いてください。", "Remove it from enable."));

    public static Problem Locked(string pointer, string facet) => new("locked", File, pointer,
        new($"この「{facet}」は国の様式で固定されています。", $"This '{facet}' is locked by the base."),
        new("変更を取り下げてください。", "Withdraw this change."));

    public static Problem UnknownFacet(string pointer, string facet, IEnumerable<string> known)
    {
        var list = string.Join(", ", known);
        return new("unknown-facet", File, pointer,
            new($"「{facet}」は変更できる属性ではありません。", $"'{facet}' is no facet that can be changed here."),
            new($"次のどれかにしてください: {list}", $"Use one of: {list}"));
    }

    public static Problem Loosened(string pointer, Value from, Value to) => new("loosened", File, pointer,
        new($"国の制限「{Short(from)}」を「{Short(to)}」に緩めることはできません。", $"The base's limit {Short(from)} cannot be loosened to {Short(to)}."),
        new("同じか、より厳しい値にしてください。", "Write the same or a tighter value."));

    public static Problem Weakened(string pointer) => new("weakened", File, pointer,
        new("国の様式の確認ルールを弱めることはできません。", "A check of the base cannot be weakened."),
        new("より重い区分にするか、変更を取り下げてください。", "Make it graver, or withdraw this change."));

    public static Problem NotInList(string pointer, string code) => new("not-in-list", File, pointer,
        new($"コード「{code}」は国のコード表で使えるコードではありません。", $"The code '{code}' is not offered by the base's list."),
        new("国のコード表にあるコードだけを書いてください。", "Write codes of the base's list only."));

    public static Problem EmptyList(string pointer) => new("empty-list", File, pointer,
        new("選べるコードが1つも残りません。", "No code would be left to choose."),
        new("1つ以上のコードを残してください。", "Leave at least one code."));

    public static Problem NationalList(string list) => new("national-list", PackagePaths.CodeList(list), "",
        new($"コード表「{list}」は全国共通で、行を差し替えられません。", $"The rows of the national list '{list}' cannot be replaced."),
        new("restrict で使うコードを絞ってください。", "Use restrict to offer fewer codes."));

    public static Problem NationalCode(string list, string pointer, string code) => new("national-code", PackagePaths.CodeList(list), pointer,
        new($"コード「{code}」はすでに国のコード表にあります。", $"The national list has a code '{code}' already."),
        new("別のコードを付けるか、国のコードを使ってください。", "Give it another code, or use the national one."));

    public static Problem NoNational(string list, string pointer, string code) => new("no-national", PackagePaths.CodeList(list), pointer + "/national",
        new($"独自コード「{code}」に、対応する国のコードがありません。", $"The own code '{code}' stands for no national code."),
        new("national に、国のコード表にあるコードを書いてください。全国の集計ではそのコードとして数えます。", "Write a code of the national list as national: the nation counts it as that one."));

    public static Problem Inherited(string list, string pointer, string code) => new("inherited", PackagePaths.CodeList(list), pointer,
        new($"独自コード「{code}」のこの値は、対応する国のコードから引き継がれます。", $"The own code '{code}' has this from the national code that it stands for."),
        new("この行から取り除いてください。", "Take it out of this row."));

    public static Problem Exists(string pointer, string id) => new("exists", File, pointer,
        new($"「{id}」はすでに国の様式にあり、内容が違います。", $"'{id}' is in the base already, with another content."),
        new("別の名前にするか、国の項目を使ってください。", "Use another name, or the base's own."));

    public static Problem NotOwn(string pointer, string id) => new("not-own", File, pointer,
        new($"「{id}」は追加できません。独自項目は /ext/名前、ノードは section: などで始めます。", $"'{id}' cannot be added: own fields begin with /ext/, nodes with section: and the like."),
        new("名前を付け直してください。", "Give it another name."));

    public static Problem LostAnchor(string pointer, string anchor) => new("lost-anchor", File, pointer,
        new($"位置の目印「{anchor}」がありません。", $"There is no '{anchor}' to place it by."),
        new("今ある項目かセクションを目印にしてください。", "Name a field or section that exists."));

    public static Problem MoveCycle(string pointer, string id) => new("move-cycle", File, pointer,
        new($"「{id}」の移動先が互いを目印にしています。", $"The moves around '{id}' name each other as their place."),
        new("動かさない項目を目印にしてください。", "Place one of them by something that stays."));

    public static Problem HidesCommon(string pointer, string target) => new("hides-common", File, pointer,
        new($"「{target}」には国の共通項目または国のルールが確認する項目が含まれるため、隠したり入力不可にしたりできません。", $"'{target}' holds common fields, or fields that the base checks: it cannot be hidden or disabled."),
        new("独自項目か、国のルールが触れない任意項目を対象にしてください。", "Aim at own fields, or at optional fields the base has no rule about."));

    public static Problem ComputesNational(string pointer, string target) => new("computes-national", File, pointer,
        new($"「{target}」は国の様式の項目のため、計算で上書きできません。", $"'{target}' belongs to the base and cannot be computed by a port."),
        new("独自項目に計算するか、国の計算ルール（open）の式を set で変えてください。", "Compute an own field, or change the expression of an open rule by set."));

    public static Problem Redundant(string pointer) => new("redundant", File, pointer,
        new("国の様式がすでにこの内容です。", "The base says this already."),
        new("この変更は取り除けます。", "This change can be removed."));

    private static string Short(Value value) => value.ToJson() is { Length: > 60 } json ? json[..60] + "…" : value.ToJson();
}

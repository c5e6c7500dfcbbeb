using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Upgrades;

/// <summary>What keeps an upgrade from being made, or a version from being published after another.</summary>
internal static class UpgradeProblems
{
    public static Problem OtherForm(string old, string now) => new("other-form", PackagePaths.Manifest, "/id",
        new($"「{now}」は「{old}」の新しい版ではありません。", $"'{now}' is no version of '{old}'."),
        new("同じ様式の版を選んでください。", "Choose a version of the same form."));

    public static Problem StrayChoice(string id) => new("stray-choice", PackagePaths.Overlay, "",
        new($"「{id}」への回答に当たる結果がありません。", $"There is no outcome '{id}' to be decided."),
        new("結果の一覧を読み直し、回答を選び直してください。", "Look at the outcomes again and decide once more."));

    public static Problem WrongChoice(UpgradeOutcome outcome, UpgradeChoice choice)
    {
        var list = string.Join(", ", outcome.Choices);
        return new("wrong-choice", PackagePaths.Overlay, "",
            new($"「{outcome.Id}」は {choice.Kind}（値 {choice.Value}）にできません。", $"'{outcome.Id}' cannot be decided by {choice.Kind} (value {choice.Value})."),
            new($"次のどれかにし、Edit には置き換える値を書いてください: {list}", $"Use one of these, Edit with the value to put there: {list}"));
    }

    public static Problem Retyped(TypeChange change) => new("retyped", PackagePaths.Schema, change.SchemaPointer,
        new($"「{change.Path}」の型が {change.From} から {change.To} に変わっていますが、答えを移す式がないか、メジャー版ではありません。",
            $"The type of '{change.Path}' changed from {change.From} to {change.To}, without an expression that takes the answers along, or not in a major version."),
        new("メジャー版にして x-cp-migrate に式を書くか、新しい項目にして x-cp-replaces を書いてください。",
            "Make it a major version with an expression in x-cp-migrate, or a new field with x-cp-replaces."));

    public static Problem NoMigration(TypeChange change, Problem fault) => new("bad-migration", PackagePaths.Schema, change.SchemaPointer + "/x-cp-migrate",
        fault.Cause, fault.Cure);

    public static Problem SmallStep(string version, UpgradeStep needed) => new("small-step", PackagePaths.Manifest, "/version",
        new($"版番号「{version}」の上げ方が、変更の内容（{Word(needed).Ja}）より小さくなっています。", $"The version {version} is a smaller step than what was changed ({Word(needed).En})."),
        new("文だけの変更はパッチ、任意項目・警告の追加や制限の緩和はマイナー、それ以外はメジャーにしてください。",
            "Texts only are a patch; optional fields, warnings and wider limits are minor; everything else is major."));

    private static LocalText Word(UpgradeStep step) => step switch
    {
        UpgradeStep.Patch => new("パッチ", "patch"),
        UpgradeStep.Minor => new("マイナー", "minor"),
        _ => new("メジャー", "major"),
    };
}

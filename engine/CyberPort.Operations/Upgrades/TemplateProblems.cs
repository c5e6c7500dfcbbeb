using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Operations.Upgrades;

/// <summary>What keeps a form from being published as the next version of itself.</summary>
internal static class TemplateProblems
{
    public static Problem VersionTaken(string id, string version) => new("version-taken", PackagePaths.Manifest, "/version",
        new($"「{id}」の{version}版はすでに公開されています。", $"Version {version} of '{id}' is published already."),
        new("版番号を上げてください。公開した版は変わりません。", "Give it a higher version; what is published never changes."));

    public static Problem KeyTaken(string id) => new("key-taken", PackagePaths.Manifest, "/id",
        new($"「{id}」は、国の様式に重ねた様式がすでに使っています。", $"'{id}' is a form that is made from a national one."),
        new("別の識別子にしてください。", "Give it another id."));

    public static Problem OtherOwner(string id, string owner) => new("other-owner", PackagePaths.Manifest, "/owner",
        new($"「{id}」の所管は「{owner}」です。", $"'{id}' is kept by '{owner}'."),
        new("自組織が所管する様式だけを公開できます。", "Only your own organisation's forms can be published."));
}

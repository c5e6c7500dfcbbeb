using CyberPort.Expressions;
using CyberPort.Forms.Packages;

namespace CyberPort.Forms.Publishing;

/// <summary>What keeps a package from being published although its files are sound.</summary>
internal static class PublishProblems
{
    public static Problem Library() => new("library", PackagePaths.Manifest, "/kind",
        new("部品（library）は様式として公開できません。", "A library cannot be published as a form."),
        new("他の様式の includes から取り込んでください。", "Include it from another form."));
}

using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Tests.Samples;

/// <summary>The small complete form of docs/form-package.md.</summary>
internal static partial class Slipway
{
    private static readonly Lazy<PackageFiles> FromDocument = new(() =>
        Block().Matches(File.ReadAllText(Repository.PathOf("docs", "form-package.md")))
            .Aggregate(PackageFiles.Empty, (files, block) => files.With(block.Groups["file"].Value, block.Groups["text"].Value)));

    public static PackageFiles Files => FromDocument.Value;

    public static FormPackage Package => Read(Files);

    public static CompiledForm Form => Compile(Files);

    public static Value Boat => Value.Parse("""{"boatName":"第三みなと丸","boatKind":"pleasure","length":7.2,"day":"2026-05-03"}""");

    public static FormContext OnMayDay(FormPhase phase = FormPhase.Submit) => new() { Today = new(2026, 5, 1), Phase = phase };

    /// <summary>The files with one JSON file changed.</summary>
    public static PackageFiles With(string file, Action<JsonObject> change)
    {
        var document = JsonNode.Parse(Files[file]!.Value.Span)!.AsObject();
        change(document);
        return Files.With(file, document.ToJsonString());
    }

    public static FormPackage Read(PackageFiles files)
    {
        var reading = PackageReader.Read(files);
        Assert.Empty(reading.Problems);
        return reading.Package!;
    }

    public static CompiledForm Compile(PackageFiles files)
    {
        var compilation = FormCompiler.Compile(Read(files));
        Assert.Empty(compilation.Problems);
        return compilation.Form!;
    }

    public static CompiledForm WithRules(string rules, Action<JsonObject>? schema = null)
    {
        var files = Files.With(PackagePaths.Rules, rules);
        if (schema is not null) files = files.With(PackagePaths.Schema, With(PackagePaths.Schema, schema)[PackagePaths.Schema]!.Value);
        return Compile(files);
    }

    [GeneratedRegex(@"^`(?<file>[\w./-]+)`\n\n```(?:json|md)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();
}

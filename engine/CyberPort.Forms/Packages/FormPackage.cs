using CyberPort.Expressions;
using CyberPort.Forms.Cases;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Structure;
using CyberPort.Forms.Texts;

namespace CyberPort.Forms.Packages;

/// <summary>A form package that was read without a problem (様式パッケージ).</summary>
public sealed record FormPackage
{
    public required Manifest Manifest { get; init; }

    /// <summary>schema.json as it stands: plain JSON Schema 2020-12.</summary>
    public required Value Schema { get; init; }
    public required IReadOnlyList<FormField> Fields { get; init; }
    public required UiDocument Ui { get; init; }
    public required IReadOnlyDictionary<string, RuleDefinition> Rules { get; init; }
    public required IReadOnlyDictionary<string, CodeList> CodeLists { get; init; }
    public required MessageBook Messages { get; init; }
    public required IReadOnlyDictionary<string, FormCase> Cases { get; init; }
    public required OutputsDocument Outputs { get; init; }
    public required PackageFiles Files { get; init; }

    /// <summary>The JSON files as they were read, so that nobody reads them twice.</summary>
    internal IReadOnlyDictionary<string, Value> Documents { get; init; } = new Dictionary<string, Value>();

    /// <summary>The content's address: "sha256-...".</summary>
    public string Digest => Files.Digest;

    public PackageFiles ToFiles() => Files;

    public FormField? Field(string path) => Fields.FirstOrDefault(f => f.Path == path);
}

/// <summary>A package, or the problems that kept it from being one.</summary>
public sealed record PackageReading(FormPackage? Package, IReadOnlyList<Problem> Problems);

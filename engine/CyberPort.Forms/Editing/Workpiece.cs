using CyberPort.Expressions;
using CyberPort.Forms.Documents;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;

namespace CyberPort.Forms.Editing;

/// <summary>A form on somebody's desk: its files, the form they give, and what is wrong with them. Never changed; every edit gives a new one.</summary>
/// <remarks>It is an overlay on another organisation's form, or a form of its own (<see cref="OfForm"/>) in which everything may be changed.</remarks>
public sealed class Workpiece
{
    // apart, because a place is found by what was read, and compiling costs most
    private readonly Lazy<Made> _made;
    private readonly Lazy<FormCompilation?> _compiled;

    public Workpiece(FormPackage below, PackageFiles files) : this(below, files, isOwnForm: false, isPublished: true)
    {
    }

    private Workpiece(FormPackage below, PackageFiles files, bool isOwnForm, bool isPublished)
    {
        (Base, Files, IsOwnForm, IsPublished) = (below, files, isOwnForm, isPublished);
        Document = isOwnForm ? Value.Record() : Read(PackagePaths.Overlay);
        _made = new(isOwnForm ? MakeForm : MakeOverlay);
        _compiled = new(() => Snapshot is { } snapshot ? FormCompiler.Compile(snapshot) : null);
    }

    /// <summary>The form below the overlay; for a form of its own the version that was published last, or the one with which it began.</summary>
    public FormPackage Base { get; }

    /// <summary>Whether it is drawn without a form below it: a national template, or a port's own procedure.</summary>
    public bool IsOwnForm { get; }

    /// <summary>Whether <see cref="Base"/> is published; a form of its own that was only begun is numbered when it is.</summary>
    public bool IsPublished { get; }

    public PackageFiles Files { get; }

    /// <summary>overlay.json; empty for a form of its own.</summary>
    public Value Document { get; }

    /// <summary>The overlay as it was read; nothing when it cannot be read.</summary>
    public Overlay? Overlay => _made.Value.Overlay;

    /// <summary>The effective form as a package; nothing while something conflicts.</summary>
    public FormPackage? Snapshot => _made.Value.Snapshot;

    /// <summary>The effective form; nothing while something is wrong with it.</summary>
    public CompiledForm? Form => _compiled.Value?.Form;

    /// <summary>What keeps it from being published, each with its place and cure.</summary>
    public IReadOnlyList<Problem> Problems => _compiled.Value?.Problems ?? _made.Value.Problems;

    /// <summary>A form that stands for itself: as it was published last, and as it is now.</summary>
    public static Workpiece OfForm(FormPackage published, PackageFiles files) => new(published, files, isOwnForm: true, isPublished: true);

    /// <summary>A form that stands for itself and was never published.</summary>
    public static Workpiece OfBegun(PackageFiles files) => new(PackageReader.Read(files).Package!, files, isOwnForm: true, isPublished: false);

    /// <summary>A new, empty overlay of an organisation.</summary>
    public static Workpiece Start(FormPackage below, string owner)
    {
        var name = below.Manifest.Id.Split('/')[^1];
        var document = Value.Record(
            ("overlay", Value.Of("cp/1")), ("id", Value.Of($"{owner}/{name}")), ("version", Value.Of(1)), ("owner", Value.Of(owner)),
            ("base", Value.Record(("id", Value.Of(below.Manifest.Id)), ("version", Value.Of(below.Manifest.Version)))));
        return new(below, PackageFiles.Empty.With(PackagePaths.Overlay, DocumentText.Write(document)).With(PackagePaths.Cases, DocumentText.Write(FirstCase(below)))
            .With(PackagePaths.Readme, $"# {below.Manifest.Title.Ja}\n\n{owner} の様式。国の様式 {below.Manifest.Id} {below.Manifest.Version} に重ねる。\n"));
    }

    // every overlay has a case of its own; the first one says that the form begins with its first page
    private static Value FirstCase(FormPackage below) => Value.Record(("begins", Value.Record(
        ("name", Value.Record(("ja", Value.Of("何も入力していない様式")), ("en", Value.Of("The empty form")))),
        ("values", Value.Record()),
        ("expect", Value.Record(("visible", Value.Record((below.Ui.ChildrenOf("")[0], Value.True))))))));

    /// <summary>The same overlay with another overlay.json; members without content are left out.</summary>
    public Workpiece With(Value document)
    {
        foreach (var member in (string[])["enable", "set", "add", "move", "rules", "messages"])
            if (document[member] is { Kind: ValueKind.Record, AsRecord.Count: 0 }) document = document.Without("/" + member);
        return document == Document ? this : With(PackagePaths.Overlay, document);
    }

    /// <summary>The same with another JSON file.</summary>
    public Workpiece With(string path, Value document) => new(Base, Files.With(path, DocumentText.Write(document)), IsOwnForm, IsPublished);

    /// <summary>The same with nothing made of it yet: what waits to be taken back holds its files and no compiled form.</summary>
    public Workpiece Unmade() => new(Base, Files, IsOwnForm, IsPublished);

    /// <summary>What can be drawn while the newest state cannot: the form without the changes.</summary>
    public Workpiece WithoutChanges() => IsOwnForm ? new(Base, Base.Files, isOwnForm: true, IsPublished) : new(Base, Start(Base, "draft").Files);

    /// <summary>A JSON file of the work; an empty record when it is not there or cannot be read.</summary>
    public Value Read(string path)
    {
        var ignored = new List<Problem>();
        return Files[path] is { } bytes && StrictJson.Read(path, bytes.Span, FormLimits.Default, ignored) is { } document ? document : Value.Record();
    }

    private Made MakeForm()
    {
        var reading = PackageReader.Read(Files);
        return new(null, reading.Package, reading.Problems);
    }

    private Made MakeOverlay()
    {
        var reading = OverlayReader.Read(Files);
        if (reading.Overlay is not { } overlay) return new(null, null, reading.Problems);
        var resolution = OverlayResolver.Resolve(Base, overlay);
        return new(overlay, resolution.Snapshot, resolution.Conflicts);
    }

    private sealed record Made(Overlay? Overlay, FormPackage? Snapshot, IReadOnlyList<Problem> Problems);
}

using CyberPort.Expressions;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.Manifests;
using CyberPort.Forms.Outputs;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Rules;
using CyberPort.Forms.Schemas;
using CyberPort.Forms.Structure;
using CyberPort.Forms.Texts;

namespace CyberPort.Forms.Publishing;

/// <summary>Compiles a snapshot once, when it is published; everything that can be checked then is checked.</summary>
public static class FormCompiler
{
    public static FormCompilation Compile(FormPackage snapshot)
    {
        var problems = new List<Problem>();
        if (snapshot.Manifest.Kind == PackageKind.Library) return new(null, [PublishProblems.Library()]);

        var types = new FormTypes(snapshot.Schema);
        var rules = new RuleCompiler(snapshot, types, problems).Compile();
        var outputs = new OutputCompiler(snapshot, types, problems).Compile();
        FieldSpecs.Check(snapshot, problems);
        var compilation = DialectValidator.Compile(snapshot.Files[PackagePaths.Schema]!.Value, SchemaOptions.Default);
        problems.AddRange(compilation.Problems);
        if (problems.Count > 0 || compilation.Validator is not { } validator) return new(null, problems);

        var fields = new FieldIndex(snapshot.Fields);
        var specs = new FieldSpecs(snapshot);
        specs.Check(snapshot.Fields, problems);
        if (problems.Count > 0) return new(null, problems);

        var texts = new ValueTexts(fields.Find, specs.Show);
        var book = new RuleBook(rules, fields, snapshot.CodeLists, snapshot.Ui, texts);
        var layout = LayoutBuilder.Build(snapshot.Ui, fields);
        var filler = new DocumentFiller(book, new AnswerBlocks(layout, book, specs));
        return new(new(new(snapshot, layout, book, new(outputs, book, filler)), specs, new(validator, book, specs, layout)), []);
    }
}

/// <summary>The compiled form, or the problems that keep it from being published.</summary>
public sealed record FormCompilation(CompiledForm? Form, IReadOnlyList<Problem> Problems);

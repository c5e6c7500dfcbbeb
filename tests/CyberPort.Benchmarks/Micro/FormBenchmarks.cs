using BenchmarkDotNet.Attributes;
using CyberPort.Expressions;
using CyberPort.Forms.Overlays;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Benchmarks.Micro;

/// <summary>A form of 60 fields, 20 rows of 8 and 30 rules, from bytes to what is drawn; and a port's overlay over 300 fields.</summary>
[MemoryDiagnoser]
public class FormBenchmarks
{
    private static readonly FormContext Submit = new() { Today = new(2026, 4, 1), Phase = FormPhase.Submit };
    private readonly byte[] _bytes = LargeForm.Answers(60, 20, 8);
    private readonly byte[] _grid = LargeForm.Answers(10, 2_000, 20);
    private readonly CompiledForm _form = Compiled(LargeForm.Files(60, 30, 8));
    private readonly CompiledForm _gridForm = Compiled(LargeForm.Files(10, 30, 20));
    private readonly FormPackage _large = PackageReader.Read(LargeForm.Files(300, 60, 8)).Package!;
    private readonly Overlay _overlay = Read();
    private Value _answers;
    private Value _rows;

    [GlobalSetup]
    public void Bind() => (_answers, _rows) = (Value.Parse(_bytes), Value.Parse(_grid));

    [Benchmark(Description = "limit: parse the answers only")]
    public Value ParseOnly() => Value.Parse(_bytes);

    [Benchmark(Baseline = true, Description = "30 rules of a form, binding included")]
    public FormState Rules() => _form.Rules.Evaluate(Value.Parse(_bytes), Submit);

    [Benchmark(Description = "rules, required, kinds, codes and schema of a form")]
    public FormState Evaluate() => _form.Evaluate(_answers, Submit);

    [Benchmark(Description = "the same for 2,000 rows of 20")]
    public FormState EvaluateGrid() => _gridForm.Evaluate(_rows, Submit);

    [Benchmark(Description = "apply an overlay to 300 fields")]
    public Resolution Resolve() => OverlayResolver.Resolve(_large, _overlay);

    private static CompiledForm Compiled(PackageFiles files) => FormCompiler.Compile(PackageReader.Read(files).Package!).Form!;

    private static Overlay Read() => OverlayReader.Read(PackageFiles.Empty
        .With("overlay.json", """
            { "overlay": "cp/1", "id": "port/large", "version": 1, "owner": "port", "base": { "id": "sample/large" },
              "set": { "field:/f1": { "label.ja": { "from": "f1", "to": "名称" }, "maxLength": { "from": 40, "to": 20 } } },
              "add": { "/ext/own": { "schema": { "type": "string" }, "label.ja": "独自", "label.en": "Own", "after": "/f3" } },
              "move": { "/f9": { "before": "/f2" } } }
            """)
        .With("cases.json", """{"a":{"name":{"ja":"例","en":"Example"},"values":{},"expect":{}}}""").With("README.md", "A port.")).Overlay!;
}

using CyberPort.Expressions;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.FormViews.Tests.Samples;

/// <summary>The form with one field of every kind.</summary>
internal static class Gallery
{
    private static readonly Lazy<CompiledForm> Compiled = new(Compile);

    public static CompiledForm Form => Compiled.Value;

    public static FormState State(string values = "{}", FormPhase phase = FormPhase.Input, string? page = null, string language = "ja", params Acknowledgement[] acks) =>
        Form.Evaluate(Value.Parse(values), new FormContext
        {
            Today = new(2026, 11, 20), Phase = phase, PageId = page, Language = language, Acknowledgements = acks,
        });

    public static Probe Page(string page, string values = "{}", FormPhase phase = FormPhase.Input, string language = "ja",
        params (string Name, object? Value)[] more)
    {
        var parameters = new Dictionary<string, object?>
        {
            ["Form"] = Form, ["State"] = State(values, phase, page, language), ["PageId"] = page, ["Language"] = language,
            ["ShowFindings"] = phase != FormPhase.Input,
        };
        foreach (var (name, value) in more) parameters[name] = value;
        return Probe.Draw<FormPage>(parameters);
    }

    private static CompiledForm Compile()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "Gallery");
        var files = PackageFiles.Empty;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            files = files.With(Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllBytes(path));
        var reading = PackageReader.Read(files);
        Assert.True(reading.Problems.Count == 0, string.Join("; ", reading.Problems.Select(p => $"{p.File}{p.Pointer} {p.Cause.En}")));
        var compilation = FormCompiler.Compile(reading.Package!);
        Assert.True(compilation.Problems.Count == 0, string.Join("; ", compilation.Problems.Select(p => $"{p.File}{p.Pointer} {p.Cause.En}")));
        return compilation.Form!;
    }
}

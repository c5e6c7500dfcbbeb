using System.Text.RegularExpressions;

namespace CyberPort.Tool;

/// <summary>new activity: writes an activity package under a name of its own, from the sample that the product is tested with.</summary>
internal static partial class NewActivity
{
    private const string Prefix = "sample/", SampleName = "CompanyRegister", SampleEngine = "$(MSBuildThisFileDirectory)../../engine";

    /// <summary>Writes the folder of that name into the current one.</summary>
    public static int Run(string name, DirectoryInfo engine)
    {
        if (!PascalCase().IsMatch(name)) return Refuse("名前は PortRegister のように大文字で始まる英数字にしてください。", "Give a name in PascalCase, such as PortRegister.");
        if (!Directory.Exists(Path.Combine(engine.FullName, "CyberPort.Workflows")))
            return Refuse($"{engine.FullName} に engine フォルダーがありません。--engine で指定してください。", $"{engine.FullName} is not the product's engine folder. Name it with --engine.");

        var target = new DirectoryInfo(name);
        if (target.Exists) return Refuse($"フォルダー {name} は既にあります。別の名前にするか、移動してください。", $"The folder {name} is there already. Choose another name or move it away.");

        var assembly = typeof(NewActivity).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(r => r.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var text = reader.ReadToEnd().Replace(SampleName, name, StringComparison.Ordinal).Replace(SampleEngine, engine.FullName, StringComparison.Ordinal);
            var path = Path.Combine(target.FullName, resource[Prefix.Length..].Replace('\\', '/').Replace(SampleName, name, StringComparison.Ordinal));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        Console.WriteLine($"{name}: dotnet run --project {name}/tests");
        return 0;
    }

    private static int Refuse(string ja, string en)
    {
        Console.Error.WriteLine($"{ja} / {en}");
        return 1;
    }

    [GeneratedRegex("^[A-Z][A-Za-z0-9]{1,60}$")]
    private static partial Regex PascalCase();
}

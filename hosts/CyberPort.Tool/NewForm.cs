using CyberPort.Forms.Interchange;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Procedures;

namespace CyberPort.Tool;

/// <summary>new form: begins a form package from a list of fields (the national layout, or an XLSForm's sheet) saved as CSV.</summary>
internal static class NewForm
{
    /// <summary>Writes the package into a folder that does not exist yet, or prints what is wrong with the list.</summary>
    public static int Run(NewFormRequest request)
    {
        if (request.Target.Exists) return Refuse($"フォルダー {request.Target} は既にあります。", $"The folder {request.Target} is there already.");

        var reading = Read(request);
        var problems = reading.Problems;
        if (reading.List is { } list)
        {
            var files = FieldListPackage.Begin(list, request.Frame);
            problems = PackageReader.Read(files, Check.Libraries(request.Target)).Problems;
            if (problems.Count == 0) Write(request.Target, files);
        }

        foreach (var problem in problems) Console.WriteLine(PublishRefusedException.Line(problem));
        Console.WriteLine(problems.Count == 0 ? $"{request.Target}: cyberport check {request.Target}" : $"{problems.Count} problem(s)");
        return problems.Count == 0 ? 0 : 1;
    }

    private static FieldListReading Read(NewFormRequest request)
    {
        var fields = File.ReadAllText(request.Fields.FullName);
        var codes = request.Codes is { } file ? File.ReadAllText(file.FullName) : "";
        if (XlsFormReader.Is(fields)) return XlsFormReader.Read(request.Fields.Name, fields, codes);

        var reading = FieldListReader.Read(request.Fields.Name, fields, request.Procedure);
        return reading.List is { } list ? reading with { List = list with { Codes = FieldListReader.ReadCodes(codes) } } : reading;
    }

    private static void Write(DirectoryInfo target, PackageFiles files)
    {
        foreach (var (path, bytes) in files)
        {
            var full = Path.Combine(target.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes.ToArray());
        }
    }

    private static int Refuse(string ja, string en)
    {
        Console.Error.WriteLine($"{ja} / {en}");
        return 1;
    }
}

/// <summary>What new form is asked for.</summary>
/// <param name="Fields">The list as CSV.</param>
/// <param name="Codes">Code lists as CSV: code_list, key, name_ja, name_en; or an XLSForm's choices.</param>
/// <param name="Procedure">The rows to take: "PR-202".</param>
/// <param name="Frame">What the list does not say.</param>
/// <param name="Target">The package's folder, beside form-schemas/common.</param>
internal sealed record NewFormRequest(FileInfo Fields, FileInfo? Codes, string Procedure, FieldListFrame Frame, DirectoryInfo Target);

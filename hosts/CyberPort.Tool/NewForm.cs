using CyberPort.Forms.Interchange;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Procedures;
using CyberPort.Spreadsheets;

namespace CyberPort.Tool;

/// <summary>new form: begins a form package from a list of fields (the national layout or an XLSForm, as .xlsx or CSV) or from a JSON
/// Schema.</summary>
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
            var libraries = Check.Libraries(request.Target);
            var files = FieldListPackage.Begin(list, request.Frame,
                [.. FieldListPackage.Libraries.SelectMany(id => libraries.GetValueOrDefault(id)?.Fields ?? []).Select(f => f.Path)]);
            problems = PackageReader.Read(files, libraries).Problems;
            if (problems.Count == 0) Write(request.Target, files);
        }

        foreach (var problem in problems) Console.WriteLine(PublishRefusedException.Line(problem));
        Console.WriteLine(problems.Count == 0 ? $"{request.Target}: cyberport check {request.Target}" : $"{problems.Count} problem(s)");
        return problems.Count == 0 ? 0 : 1;
    }

    private static FieldListReading Read(NewFormRequest request)
    {
        var reading = FormFiles.ReadFields(request.Fields.Name, File.ReadAllBytes(request.Fields.FullName), request.Procedure);
        if (request.Codes is not { } file || reading.List is not { } list) return reading;

        var codes = FormFiles.ReadSheets(file.Name, File.ReadAllBytes(file.FullName));
        if (codes.Problems.Count > 0) return new(null, codes.Problems);
        var table = codes.Sheets.Count > 0 ? CsvTable.Of(codes.Sheets[0]) : new([], []);
        return reading with { List = list with { Codes = table.Columns.Contains("list_name") ? XlsFormReader.ReadCodes(table)
            : FieldListReader.ReadCodes(table) } };
    }

    internal static void Write(DirectoryInfo target, PackageFiles files)
    {
        foreach (var (path, bytes) in files)
        {
            var full = Path.Combine(target.FullName, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllBytes(full, bytes.ToArray());
        }
    }

    internal static int Refuse(string ja, string en)
    {
        Console.Error.WriteLine($"{ja} / {en}");
        return 1;
    }
}

/// <summary>What new form is asked for.</summary>
/// <param name="Fields">The list as .xlsx or CSV, or a JSON Schema.</param>
/// <param name="Codes">Code lists in a file of their own: code_list, key, name_ja, name_en; or an XLSForm's choices.</param>
/// <param name="Procedure">The rows to take: "PR-202".</param>
/// <param name="Frame">What the list does not say.</param>
/// <param name="Target">The package's folder, beside form-schemas/common.</param>
internal sealed record NewFormRequest(FileInfo Fields, FileInfo? Codes, string Procedure, FieldListFrame Frame, DirectoryInfo Target);

using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Interchange.Taking;
using CyberPort.Forms.Interchange.Translations;
using CyberPort.Forms.Packages;
using CyberPort.Operations.Procedures;
using CyberPort.Spreadsheets;

namespace CyberPort.Tool;

/// <summary>export and import: a form as files for spreadsheets, translators and other programs, and what comes back.</summary>
internal static class Exchange
{
    /// <summary>Writes one of the files, or prints what is wrong with the form.</summary>
    public static int Export(DirectoryInfo folder, DirectoryInfo? below, string kind, FileInfo target)
    {
        var own = Check.Read(folder);
        if (own.Contains(PackagePaths.Overlay))
        {
            if (Work(own, below) is not { } work) return 1;
            return work.Snapshot is { } snapshot ? Write(new(snapshot, own, snapshot.Files), kind, target) : Told(work.Problems);
        }

        var reading = PackageReader.Read(own, Check.Libraries(folder));
        return reading.Package is { } package ? Write(new(package, own, own), kind, target) : Told(reading.Problems);
    }

    /// <summary>Writes what translators changed into the folder and prints what was left; a package becomes its next patch.</summary>
    public static int ImportTexts(DirectoryInfo folder, DirectoryInfo? below, FileInfo file)
    {
        var own = Check.Read(folder);
        var reading = FormFiles.ReadTexts(file.Name, File.ReadAllBytes(file.FullName));
        if (reading.Problems.Count > 0) return Told(reading.Problems);
        if (!own.Contains(PackagePaths.Overlay)) return Taken(folder, TakeTranslations.IntoPackage(own, file.Name, reading.Translations),
            f => f);

        return Work(own, below) is { } work ? Taken(folder, TakeTranslations.IntoWork(work, file.Name, reading.Translations), w => w.Files)
            : 1;
    }

    /// <summary>Unpacks a package into a folder that does not exist yet.</summary>
    public static int ImportPackage(FileInfo file, DirectoryInfo target)
    {
        if (target.Exists) return NewForm.Refuse($"フォルダー {target} は既にあります。", $"The folder {target} is there already.");

        var reading = PackageFiles.FromFile(File.ReadAllBytes(file.FullName));
        if (reading.Files is not { } files) return Told(reading.Problems);
        NewForm.Write(target, files);
        Console.WriteLine($"{target}: {files.Count}");
        return 0;
    }

    private static Workpiece? Work(PackageFiles own, DirectoryInfo? below)
    {
        if (below is null)
        {
            NewForm.Refuse("--base で国の様式のフォルダーを指定してください。", "An overlay needs its base: name the package's folder with --base.");
            return null;
        }

        var reading = PackageReader.Read(Check.Read(below), Check.Libraries(below));
        if (reading.Package is { } package) return new(package, own);
        Told(reading.Problems);
        return null;
    }

    private static int Write(FormSource source, string kind, FileInfo target)
    {
        File.WriteAllBytes(target.FullName, FormFiles.Write(source, kind)!);
        Console.WriteLine(target);
        return 0;
    }

    private static int Taken<T>(DirectoryInfo folder, TakenIn<T> outcome, Func<T, PackageFiles> files)
    {
        Told(outcome.Left);
        if (outcome.Changed > 0) NewForm.Write(folder, files(outcome.Into));
        Console.WriteLine($"{outcome.Changed} text(s) changed, {outcome.Left.Count} left");
        return outcome.Left.Count == 0 ? 0 : 1;
    }

    private static int Told(IReadOnlyList<Problem> problems)
    {
        foreach (var problem in problems) Console.WriteLine(PublishRefusedException.Line(problem));
        return 1;
    }
}

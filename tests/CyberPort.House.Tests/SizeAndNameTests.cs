using System.Text.RegularExpressions;

namespace CyberPort.House.Tests;

public sealed partial class SizeAndNameTests
{
    private const int LongestFile = 300, LongestComponent = 150;

    // path -> why it may be longer
    private static readonly Dictionary<string, string> LongFiles = [];

    [Fact]
    public void No_file_is_longer_than_two_screens()
    {
        var wrong = from file in House.Sources
                    let lines = Lines(file.Text)
                    let limit = file.Path.EndsWith(".razor", StringComparison.Ordinal) ? LongestComponent : LongestFile
                    where lines > limit && !LongFiles.ContainsKey(file.Path)
                    select $"{file.Path}: {lines} lines";

        House.Empty(wrong, "Split by topic:");
    }

    [Fact]
    public void Half_of_the_files_have_at_most_sixty_lines_and_nine_in_ten_at_most_two_hundred()
    {
        var sizes = House.Sources.Where(f => !f.Path.StartsWith("tests/", StringComparison.Ordinal)).Select(f => Lines(f.Text)).Order().ToArray();

        Assert.True(sizes[sizes.Length / 2] <= 75, $"The median file has {sizes[sizes.Length / 2]} lines.");
        Assert.True(sizes[sizes.Length * 9 / 10] <= 200, $"The file at nine tenths has {sizes[sizes.Length * 9 / 10]} lines.");
    }

    [Fact]
    public void A_folder_of_code_holds_at_most_sixteen_files()
    {
        var wrong = from folder in House.Sources.GroupBy(f => Path.GetDirectoryName(f.Path)!)
                    where !folder.Key.StartsWith("tests", StringComparison.Ordinal) && folder.Count() > 16
                    select $"{folder.Key}: {folder.Count()} files";

        House.Empty(wrong, "Split the folder by topic:");
    }

    [Fact]
    public void No_type_has_an_empty_name()
    {
        House.Empty(House.Find(House.Sources.Where(f => f.Path.EndsWith(".cs", StringComparison.Ordinal)), EmptyNames()), "Name what it is:");
    }

    [Fact]
    public void Every_public_type_of_the_product_has_a_summary()
    {
        var wrong = from file in House.Sources
                    where file.Path.EndsWith(".cs", StringComparison.Ordinal) && !file.Path.StartsWith("tests/", StringComparison.Ordinal)
                    from place in WithoutSummary(file.Text)
                    select $"{file.Path}: {place}";

        House.Empty(wrong, "Say in one sentence what it means:");
    }

    [Fact]
    public void Every_rule_that_is_switched_off_says_why()
    {
        var lines = File.ReadAllLines(Path.Combine(House.Root, ".editorconfig"));
        var wrong = from index in Enumerable.Range(1, lines.Length - 1)
                    where lines[index].Contains("severity = none", StringComparison.Ordinal)
                    where !lines[index - 1].StartsWith('#') && !lines[index - 1].Contains("severity = none", StringComparison.Ordinal)
                    select lines[index];

        House.Empty(wrong, "A reason above it:");
    }

    private static int Lines(string text) => text.TrimEnd().Split('\n').Length;

    private static IEnumerable<string> WithoutSummary(string text)
    {
        var lines = text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!PublicType().IsMatch(lines[i])) continue;
            if (lines[i].Contains(" partial ", StringComparison.Ordinal) && SaidElsewhere(lines[i])) continue;
            var above = i - 1;
            while (above >= 0 && (lines[above].TrimStart().StartsWith('[') || lines[above].TrimEnd().EndsWith(']'))) above--;
            if (above < 0 || !lines[above].TrimStart().StartsWith("///", StringComparison.Ordinal)) yield return lines[i].Trim();
        }
    }

    // a partial type says it once
    private static bool SaidElsewhere(string declaration)
    {
        var type = declaration.Trim().Split('(', ':', '<')[0].TrimEnd();
        return House.Sources.Any(file => file.Text.Split('\n') is var lines && lines.Index().Any(line =>
            line.Index > 0 && line.Item.TrimStart().StartsWith(type, StringComparison.Ordinal)
            && lines[..line.Index].Reverse().SkipWhile(l => l.TrimStart().StartsWith('[')).First().TrimStart().StartsWith("///", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface)\s+\w+(Manager|Helper|Helpers|Util|Utils|Utility|Processor|Base|Impl|Dto|Model)\b")]
    private static partial Regex EmptyNames();

    [GeneratedRegex(@"^public\s+(?:(?:sealed|static|abstract|readonly|partial)\s+)*(?:class|record|struct|interface|enum)\s")]
    private static partial Regex PublicType();
}

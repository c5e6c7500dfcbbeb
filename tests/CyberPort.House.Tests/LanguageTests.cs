using System.Text.Json;
using System.Text.RegularExpressions;

namespace CyberPort.House.Tests;

public sealed partial class LanguageTests
{
    public static TheoryData<string> Texts =>
        [.. Directory.EnumerateFiles(House.Root, "texts.ja.json", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/artifacts/", StringComparison.Ordinal))
            .Select(path => Path.GetRelativePath(House.Root, path))];

    [Theory, MemberData(nameof(Texts))]
    public void Japanese_and_English_have_the_same_texts_with_the_same_places(string path)
    {
        var japanese = Read(path);
        var english = Read(path.Replace(".ja.json", ".en.json", StringComparison.Ordinal));

        Assert.Equal(japanese.Keys.Order(), english.Keys.Order());
        House.Empty(japanese.Keys.Where(k => string.IsNullOrWhiteSpace(japanese[k]) || string.IsNullOrWhiteSpace(english[k])), "An empty text:");
        House.Empty(japanese.Keys.Where(k => !Places(japanese[k]).SetEquals(Places(english[k]))), "Places differ between the languages:");
    }

    [Theory, MemberData(nameof(Texts))]
    public void Every_text_that_is_asked_for_exists_and_every_text_is_asked_for(string path)
    {
        var texts = Read(path);
        var room = string.Join('/', path.Replace('\\', '/').Split('/').Take(2));
        var asked = House.Of(room).SelectMany(f => Asked().Matches(f.Text).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);
        var built = House.Of(room).SelectMany(f => Built().Matches(f.Text).Select(m => m.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        House.Empty(asked.Where(k => !k.EndsWith(".js", StringComparison.Ordinal) && !texts.ContainsKey(k) && texts.Keys.Any(t => t.Split('.')[0] == k.Split('.')[0])), "A text that does not exist:");
        House.Empty(texts.Keys.Where(k => !asked.Contains(k) && !built.Any(b => k.StartsWith(b, StringComparison.Ordinal))), "A text that nobody asks for:");
    }

    private static Dictionary<string, string> Read(string path) =>
        JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(Path.Combine(House.Root, path)))!;

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex("\"([a-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9]+)+)\"")]
    private static partial Regex Asked();

    // T[$"status.{Key}.title"]: everything under "status." may be asked for
    [GeneratedRegex("\\$\"([a-z][A-Za-z0-9]*\\.[A-Za-z0-9.]*)\\{")]
    private static partial Regex Built();
}

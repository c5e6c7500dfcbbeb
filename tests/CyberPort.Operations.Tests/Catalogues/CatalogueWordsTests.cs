using System.Text.Json.Nodes;
using CyberPort.Operations.Catalogues;

namespace CyberPort.Operations.Tests.Catalogues;

/// <summary>Wishes and words name procedures that exist, and leave none out.</summary>
public sealed class CatalogueWordsTests
{
    private static readonly HashSet<string> Keys = [.. Directory.EnumerateFiles(Path.Combine(Root(), "form-schemas"), "manifest.json", SearchOption.AllDirectories)
        .Select(f => JsonNode.Parse(File.ReadAllBytes(f))!["procedure"]).Where(p => (string?)p?["catalogue"] != "blank").Select(p => (string?)p?["key"]).OfType<string>()];

    [Fact]
    public void Every_procedure_is_behind_a_wish_and_has_words()
    {
        var words = CatalogueWords.Standard;

        Assert.Equal(Keys.Order(), words.Words.Keys.Order());
        Assert.Equal(Keys.Order(), words.Wishes.SelectMany(w => w.Procedures).Distinct().Order());
        Assert.All(words.Wishes, w => Assert.NotEqual(w.Name.Ja, w.Name.En));
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "form-schemas"))) folder = folder.Parent;
        return folder.FullName;
    }
}

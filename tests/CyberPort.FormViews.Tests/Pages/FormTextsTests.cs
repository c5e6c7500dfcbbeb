using System.Text.RegularExpressions;
using CyberPort.FormViews.Drawing;
using CyberPort.Forms.Rules;
using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Pages;

public sealed partial class FormTextsTests
{
    [Fact]
    public void Every_text_is_there_in_both_languages_with_the_same_placeholders()
    {
        foreach (var (key, text) in FormTexts.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Ja) || string.IsNullOrWhiteSpace(text.En), key);
            Assert.False(Japanese().IsMatch(text.En), key);
            Assert.Equal(Placeholders(text.Ja), Placeholders(text.En));
        }
    }

    [Theory]
    [InlineData("page:what")]
    [InlineData("page:when")]
    [InlineData("page:who")]
    [InlineData("page:check")]
    public void A_page_in_English_holds_no_Japanese_of_its_own(string page)
    {
        var drawn = Gallery.Page(page, """{ "area": 6000, "crew": [{ "_row": "a" }] }""", FormPhase.Submit, "en").Page;
        var text = drawn.Body!.TextContent;
        foreach (var value in drawn.QuerySelectorAll("[data-combobox]")) text += value.GetAttribute("data-combobox");

        Assert.DoesNotMatch(Japanese(), text.Replace("㎡", "", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Placeholders(string text) =>
        Placeholder().Matches(text).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("[\u3040-\u30ff\u4e00-\u9fff]")]
    private static partial Regex Japanese();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Placeholder();
}

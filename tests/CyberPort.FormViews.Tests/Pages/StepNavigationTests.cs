using CyberPort.FormViews.Tests.Samples;

namespace CyberPort.FormViews.Tests.Pages;

public sealed class StepNavigationTests
{
    [Fact]
    public void A_step_that_lacks_something_is_not_ticked_off_and_says_so()
    {
        var pages = Gallery.Form.Layout.Pages;
        var items = Probe.Draw<StepNavigation>(new Dictionary<string, object?>
        {
            ["Pages"] = pages, ["Current"] = 2, ["Href"] = (Func<string, string>)(id => "/" + id), ["Unfinished"] = new HashSet<string> { pages[1].Id },
        }).Page.QuerySelectorAll("li");

        Assert.Equal(["done", "todo", "now"], items.Take(3).Select(i => i.ClassName));
        Assert.Equal(["✓", "!", "3"], items.Take(3).Select(i => i.QuerySelector("b")!.TextContent));
        Assert.Contains("（未完了）", items[1].TextContent, StringComparison.Ordinal);
        Assert.Equal("step", items[2].GetAttribute("aria-current"));
        Assert.All(items.Skip(3), i => Assert.Null(i.QuerySelector("a")));
    }
}

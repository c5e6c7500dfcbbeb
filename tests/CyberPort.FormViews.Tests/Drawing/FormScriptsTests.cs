using System.Text.RegularExpressions;
using CyberPort.FormViews.Drawing;
using CyberPort.FormViews.Tests.Browser;

namespace CyberPort.FormViews.Tests.Drawing;

public sealed partial class FormScriptsTests
{
    [Fact]
    public void Every_script_that_the_page_will_ask_for_is_named_in_its_head()
    {
        List<string> asked = ["form.js"];
        for (var i = 0; i < asked.Count; i++)
            foreach (Match import in Import().Matches(File.ReadAllText(Path.Combine(FormServer.Content(), asked[i]))))
                if (!asked.Contains(import.Groups[1].Value)) asked.Add(import.Groups[1].Value);

        Assert.Equal(asked.Order(StringComparer.Ordinal), FormScripts.All.Select(address => address.Split('/')[^1]).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex("""^import .* from "\./([^"]+)";""", RegexOptions.Multiline)]
    private static partial Regex Import();
}

using CyberPort.Forms.Entry;
using CyberPort.FormViews.Drawing;

namespace CyberPort.FormViews.Tests.Pages;

public sealed class SourceTextsTests
{
    [Fact]
    public void Every_origin_is_said_in_both_languages_with_a_name_and_without()
    {
        foreach (var kind in Enum.GetValues<OriginKind>())
        {
            foreach (var language in new[] { "ja", "en" })
            {
                Assert.Contains("令8-1", SourceTexts.Of(ValueOrigin.Of(kind, "令8-1"), language), StringComparison.Ordinal);
                Assert.NotEmpty(SourceTexts.Of(ValueOrigin.Of(kind, ""), language));
            }
        }
    }

    [Fact]
    public void What_was_entered_here_is_not_said()
    {
        var origins = new Dictionary<string, ValueOrigin> { ["/a"] = ValueOrigin.Typed, ["/b"] = ValueOrigin.Of(OriginKind.Copied, "令8-1") };

        Assert.Equal(["/b"], SourceTexts.Of(origins, "ja", ValueOrigin.Typed).Keys);
        Assert.Equal("令8-1 から写しました", SourceTexts.Of(origins, "ja", ValueOrigin.Typed)["/b"]);
    }
}

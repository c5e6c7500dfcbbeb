using CyberPort.Forms.Fields.Rows;

namespace CyberPort.Forms.Tests.Fields.Rows;

public sealed class TabbedTextTests
{
    [Theory]
    [InlineData("a\tb\nc\td", "a|b;c|d")]
    [InlineData("a\tb\r\nc\td\r\n", "a|b;c|d")]
    [InlineData("\"two\nlines\"\tb", "two\nlines|b")]
    [InlineData("\"a \"\"quoted\"\" word\"\tb", "a \"quoted\" word|b")]
    [InlineData("5\" pipe\tb", "5\" pipe|b")]
    [InlineData("a\t\t\n\n\t\n", "a||")]
    [InlineData("", "")]
    [InlineData("\"never closed\tb", "never closed\tb")]
    public void A_range_of_a_spreadsheet_is_read(string text, string expected) =>
        Assert.Equal(expected, string.Join(';', TabbedText.Read(text).Select(row => string.Join('|', row))));

    [Fact]
    public void What_is_written_is_read_again()
    {
        string[][] rows = [["a\tb", "c\"d", "e\nf"], ["", "x", "港"]];

        Assert.Equal(rows, TabbedText.Read(TabbedText.Write(rows)));
    }
}

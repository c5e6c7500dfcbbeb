using CyberPort.Expressions;
using CyberPort.Forms.Editing;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>Sentences and expressions: what a sentence writes it reads again; what says more stays an expression.</summary>
public sealed class RuleSentenceTests
{
    [Theory]
    [InlineData("structure.kind == 'pipe'")]
    [InlineData("structure.kind == 'pipe' || structure.kind == 'cable'")]
    [InlineData("area >= 100.5 && purpose != 'a && b \\'c\\' || d'")]
    [InlineData("!ext.dredging && isBlank(load)")]
    [InlineData("ext.dredging && !isBlank(period.from) && period.from < '2026-05-01'")]
    public void An_expression_of_a_sentence_is_read_and_written_alike(string text)
    {
        Assert.Equal(text, RuleSentence.Read(text)!.ToExpression());
        Assert.Equal(text, RuleSentence.ReadCheck($"!({text})")!.ToExpression());
    }

    [Theory]
    [InlineData("rows.sum(r => r.tons) > 5")]
    [InlineData("a == 1 && (b == 2 || c == 3)")]
    [InlineData("a == 1 && b == 2 || c == 3")]
    [InlineData("daysBetween(period.from, period.to) > 30")]
    [InlineData("a == b")]
    public void What_says_more_than_a_sentence_is_none(string text) => Assert.Null(RuleSentence.Read(text));

    [Fact]
    public void Yes_and_no_read_as_they_are_said()
    {
        Assert.Equal("!danger", new RuleSentence([new("/danger", "is", Value.Of(false))], true).ToExpression());
        Assert.Equal("danger", new RuleSentence([new("/danger", "isNot", Value.Of(false))], true).ToExpression());
        Assert.Equal(8, RuleSentence.Operators.Count);
    }
}

using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Expressions.Tests.Attacks;

public sealed class FuzzTests
{
    private static readonly string[] Words =
    [
        "a", "b", "none", "name", "blank", "from", "yes", "unknown", "rows", "norows", "tags", "any", "申請者", "r", "q", "x", "null",
            "true", "1", "0", "2.5", "1e3", "'t'", "\"港\"",
        "`${", "`", "}", "(", ")", "[", "]", "{", ":", ",", ".", "?.", "=>", "r =>", "+", "-", "*", "/", "%", "!", "==", "!==", "<", ">=",
            "&&", "||", "??", "?", ";", "=",
        ".length", ".sum(", ".map(", ".filter(", ".join()", "round(", "text(", "matches(", "addDays(", "today()", "padStart(", "return ",
            "function", "'\\u", "\\", "　", "＋", "\ud800", "//", "/*",
    ];

    private static readonly Gen<string> Sentences = Gen.Elements(Words).ListOf().Select(words => string.Concat(words));

    private static readonly Gen<string> Characters = Gen.Choose(0,
        0xFFFF).Select(c => (char)c).Or(Gen.Choose(32, 126).Select(c => (char)c)).ArrayOf().Select(c => new string(c));

    [Fact]
    public void Random_words_never_give_anything_but_a_value_or_a_problem() => Check(Sentences, 60_000);

    [Fact]
    public void Random_characters_never_give_anything_but_a_value_or_a_problem() => Check(Characters, 20_000);

    private static void Check(Gen<string> texts, int times) =>
        Prop.ForAll(texts.ToArbitrary(), HasADocumentedOutcome).Check(Config.QuickThrowOnFailure.WithMaxTest(times).WithEndSize(40));

    private static bool HasADocumentedOutcome(string text)
    {
        var compilation = ExpressionCompiler.Compile(text, Sheet.Context);
        if (compilation.Succeeded)
        {
            compilation.Expression.TryEvaluate(new(Sheet.Values, Sheet.Day), out _, out _);
            return true;
        }

        return compilation.Problems.Count > 0
            && compilation.Problems.All(p => p.Position >= 0 && p.Position + p.Length <= Math.Max(text.Length, 4_000) && p.Cause.Ja != ""
            && p.Cure.En != "");
    }
}

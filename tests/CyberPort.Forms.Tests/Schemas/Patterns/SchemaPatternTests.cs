using System.Diagnostics;
using CyberPort.Forms.Schemas.Patterns;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Schemas.Patterns;

public sealed class SchemaPatternTests
{
    /// <summary>Pattern, text, and whether it is found: the answers of ECMA-262 with the flag u.</summary>
    public static TheoryData<string, string, bool> Meanings { get; } = new()
    {
        { "b", "abc", true }, { "^b", "abc", false }, { "b$", "abc", false }, { "c$", "abc", true },
        { "^a$", "a\n", false }, { "a$", "a\n", false }, { "^a$", "b\na", false }, { "^a", "b\na", false },
        { @"^\d{3}$", "123", true }, { @"^\d{3}$", "１２３", false }, { @"^\D$", "１", true },
        { @"^\w+$", "aZ_9", true }, { @"^\w+$", "é", false }, { @"^\W$", "あ", true },
        { @"^\s$", "\u3000", true }, { @"^\s$", "\uFEFF", true }, { @"^\s$", "\u0085", false }, { @"^\s$", "\u180E", false },
        { @"^\S$", "\u00A0", false }, { "^.$", "\n", false }, { "^.$", "\u2028", false }, { "^.$", "\u0085", true },
        { "^.$", "\U00020BB7", true }, { "^..$", "\U00020BB7", false }, { "^[^a]$", "\U00020BB7", true }, { @"^[\u{20BB7}]$", "\U00020BB7", true },
        { @"^\u{20BB7}$", "\U00020BB7", true }, { @"^\uD842\uDFB7$", "\U00020BB7", true }, { @"^[\uD842\uDFB7]$", "\U00020BB7", true },
        { "^[\U00020000-\U0002A6DF]+$", "\U00020BB7\U00020001", true }, { "^[\U00020000-\U0002A6DF]+$", "吉", false },
        { @"^\p{L}+$", "吉\U00020BB7aé", true }, { @"^\p{L}+$", "a1", false }, { @"^\P{L}$", "1", true }, { @"^\p{Letter}+$", "π", true },
        { @"^[\p{L}\p{N}]+$", "港2", true }, { @"^[^\p{L}]+$", "12", true }, { @"^\p{Lu}$", "a", false }, { @"^\p{Uppercase_Letter}$", "A", true },
        { @"^\p{gc=Nd}$", "５", true }, { @"^\p{Script=Katakana}+$", "カナ", true }, { @"^\p{sc=Katakana}+$", "かな", false },
        { @"^\p{Script=Hiragana}+$", "ひろしま", true }, { @"^\p{Script=Han}+$", "港湾\U00020BB7", true }, { @"^[ァ-ヶー]+$", "サーバー", true },
        { @"^\p{Any}$", "\U0001F6A2", true }, { @"^\p{ASCII}+$", "abc", true }, { @"^\p{ASCII}+$", "é", false },
        { @"\ba\b", "x a y", true }, { @"\ba\b", "xay", false }, { @"\ba\b", "あaい", true }, { @"\Ba", "ba", true }, { @"\Ba", "あa", false },
        { @"^\x41\u0042\t\0$", "AB\t\0", true }, { @"^\cA\cz$", "\u0001\u001A", true }, { @"^[\b]$", "\b", true }, { @"^\/\.\-?$", "/.", false },
        { "^a{2}$", "aa", true }, { "^a{2,}$", "aaaa", true }, { "^a{0,2}$", "aaa", false }, { "^a*?$", "aaa", true }, { "^(?:ab)+$", "abab", true },
        { "^(?<year>[0-9]{4})$", "2026", true }, { "a|^b$|c", "b", true }, { "^(a|b)*$", "abba", true }, { "^a|b$", "ax", true }, { "^a|b$", "xb", true },
        { "", "anything", true }, { "^$", "", true }, { "^$", "a", false }, { "[^]", "a", true }, { "[]", "a", false }, { "^[-a]+$", "-a", true },
        { "^[a-]+$", "-a", true }, { @"^[a\-z]+$", "-", true }, { @"^[a\-z]+$", "b", false }, { "^(?:)*$", "", true }, { "x*", "", true },
        { "^[〒0-9-]{8,9}$", "〒100-8918", true }, { "^[0-9]{3}-[0-9]{4}$", "100-8918", true }, { "(^a|^b)c", "bc", true }, { "(^a|^b)c", "xbc", false },
        { @"(?:\b)*a", "a", true },
    };

    [Theory]
    [MemberData(nameof(Meanings))]
    public void A_pattern_means_what_ecma_262_says(string text, string input, bool found)
    {
        if (text == @"^\/\.\-?$")
        {
            // With the flag u a hyphen may only be escaped inside a class.
            Assert.False(SchemaPattern.TryCompile(text, out _, out _));
            return;
        }
        Assert.True(SchemaPattern.TryCompile(text, out var pattern, out var refusal), refusal?.Cause.En);

        Assert.Equal(found, pattern.IsMatch(input));
        Assert.Equal(found, pattern.IsMatch(System.Text.Encoding.UTF8.GetBytes(input)));
        Assert.Equal(found, pattern.Walk(input));
        Assert.Equal(found, new RegexOracle(pattern).IsMatch(input));
    }

    [Theory]
    [InlineData("(?=a)b", "look-ahead")]
    [InlineData("(?!a)b", "look-ahead")]
    [InlineData("(?<=a)b", "look-behind")]
    [InlineData("(?<!a)b", "look-behind")]
    [InlineData(@"(a)\1", "back-references")]
    [InlineData(@"(?<x>a)\k<x>", "back-references")]
    [InlineData("(?i:a)", "group")]
    [InlineData("(?>a)", "group")]
    [InlineData("(", "not closed")]
    [InlineData(")", "no (")]
    [InlineData("[a", "not closed")]
    [InlineData("[z-a]", "out of order")]
    [InlineData(@"[\d-z]", "single characters")]
    [InlineData("a{2,1}", "out of order")]
    [InlineData("a{x}", "number")]
    [InlineData("a{2", "complete")]
    [InlineData("{", "\\{")]
    [InlineData("}", "\\}")]
    [InlineData("]", "\\]")]
    [InlineData("*a", "nothing to repeat")]
    [InlineData("a**", "follows another")]
    [InlineData("^*", "nothing to repeat")]
    [InlineData(@"\", "backslash")]
    [InlineData(@"\q", "escape")]
    [InlineData(@"\c1", "escape")]
    [InlineData(@"\x4", "hexadecimal")]
    [InlineData(@"\u{110000}", "too large")]
    [InlineData(@"\u12", "hexadecimal")]
    [InlineData(@"\p{Script=Klingon}", "not available")]
    [InlineData(@"\p{Nonsense}", "not available")]
    [InlineData(@"\pL", "write it as")]
    [InlineData(@"\00", "escape")]
    public void A_pattern_that_is_refused_says_why_and_what_to_do(string text, string why)
    {
        Assert.False(SchemaPattern.TryCompile(text, out _, out var refusal));

        Assert.Contains(why, refusal.Cause.En, StringComparison.Ordinal);
        Assert.NotEmpty(refusal.Cause.Ja);
        Assert.NotEmpty(refusal.Cure.Ja);
        Assert.NotEmpty(refusal.Cure.En);
    }

    [Fact]
    public void A_pattern_of_513_characters_is_refused()
    {
        Assert.True(SchemaPattern.TryCompile("[" + new string('a', 510) + "]", out _, out _));
        Assert.False(SchemaPattern.TryCompile("[" + new string('a', 511) + "]", out _, out _));
    }

    [Theory]
    [InlineData(@"(?:[^a]{1,3}||){2}\b[ab]*^[^a]", "bあ1a")]
    [InlineData(@"(?:b{1,3}||){1,3}\b$b?$$", " b-\U00020BB7bあaa1")]
    public void What_the_engines_of_dotnet_miss_is_found_as_in_a_browser(string text, string input)
    {
        Assert.True(SchemaPattern.TryCompile(text, out var pattern, out _));

        Assert.True(pattern.IsMatch(input));
    }

    [Fact]
    public void Evil_patterns_are_refused_or_answer_at_once()
    {
        var inputs = new[] { new string('a', 10_000) + "!", string.Concat(Enumerable.Repeat("aab0 ", 2_000)), new string('あ', 10_000) };
        foreach (var text in EvilPatterns.All)
        {
            var clock = Stopwatch.StartNew();
            if (SchemaPattern.TryCompile(text, out var pattern, out _))
            {
                foreach (var input in inputs) pattern.IsMatch(input);
            }
            Assert.True(clock.ElapsedMilliseconds < 5_000, $"{text}: {clock.ElapsedMilliseconds} ms");
        }
        Assert.True(EvilPatterns.All.Count >= 60);
    }

    [Fact]
    public void The_table_of_states_the_walk_and_the_regex_engine_of_dotnet_always_agree()
    {
        var atoms = new[] { "a", "b", "[ab]", "[^a]", ".", @"\d", @"\w", "あ", "\U00020BB7", @"\p{L}", "[あ-ん]", @"\s", "-", @"\b", @"\B", "^", "$" };
        var quantifiers = new[] { "", "", "", "*", "+", "?", "{2}", "{1,3}", "{0,2}?" };
        var atom = Gen.Elements(atoms).Zip(Gen.Elements(quantifiers))
            .Select(pair => pair.Item1 is @"\b" or @"\B" or "^" or "$" ? pair.Item1 : pair.Item1 + pair.Item2);
        var sequence = atom.ListOf().Select(parts => parts.Count == 0 ? "a" : string.Concat(parts.Take(4)));
        var choice = sequence.ListOf().Select(parts => "(?:" + string.Join('|', parts.Take(3)) + ")");
        var body = choice.Zip(Gen.Elements(quantifiers)).Select(pair => pair.Item1 + pair.Item2).Zip(sequence).Select(pair => pair.Item1 + pair.Item2);
        var patterns = body.Zip(Gen.Choose(0, 3)).Select(pair => (pair.Item2 % 2 == 1 ? "^" : "") + pair.Item1 + (pair.Item2 > 1 ? "$" : ""));
        var letters = Gen.Elements("a", "b", "あ", "ん", "\U00020BB7", "1", " ", "-", "é", "\n");
        var inputs = letters.ListOf().Select(parts => string.Concat(parts.Take(12)));

        Prop.ForAll(patterns.ToArbitrary(), inputs.ToArbitrary(), (text, input) =>
        {
            Assert.True(SchemaPattern.TryCompile(text, out var pattern, out _));
            var wanted = new RegexOracle(pattern).IsMatch(input);
            Assert.Equal(wanted, pattern.IsMatch(input));
            Assert.Equal(wanted, pattern.Walk(input));
            Assert.Equal(wanted, pattern.IsMatch(System.Text.Encoding.UTF8.GetBytes(input)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithReplay(20261120UL, 1UL));
    }
}

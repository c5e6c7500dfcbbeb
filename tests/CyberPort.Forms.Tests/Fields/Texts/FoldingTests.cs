using CyberPort.Expressions;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Parties;
using CyberPort.Forms.Fields.Texts;
using FsCheck;
using FsCheck.Fluent;

namespace CyberPort.Forms.Tests.Fields.Texts;

public sealed class FoldingTests
{
    private static readonly FieldSpec Plain = new() { Path = "/it" };

    [Fact]
    public void Folding_twice_is_folding_once()
    {
        var letters = Gen.Elements("ー－‐−–—―ｰ-〒() ()　 ｶﾞﾊﾟｳﾞﾞﾟ゛゜\u3099\u309AカはがパヴワヲアａＡ１1T㍿㈱港￥¥+.@．＠\u200B\t,，▲".EnumerateRunes().Select(rune => rune.ToString()).ToArray());
        var texts = letters.ListOf().Select(parts => string.Concat(parts));
        var folds = Gen.Elements(Enum.GetValues<TextFold>());

        Prop.ForAll(texts.ToArbitrary(), folds.ToArbitrary(), (text, fold) =>
        {
            var once = TextFolding.Fold(fold, CleanText.Line(text));
            Assert.Equal(once, TextFolding.Fold(fold, CleanText.Line(once)));
            Assert.Equal(Widths.Code(text), Widths.Code(Widths.Code(text)));
            Assert.Equal(Widths.Half(text), Widths.Half(Widths.Half(text)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(4_000));
    }

    [Fact]
    public void Cleaning_twice_is_cleaning_once()
    {
        Prop.ForAll(ArbMap.Default.GeneratorFor<string>().Where(text => text is not null).ToArbitrary(), text =>
        {
            Assert.Equal(CleanText.Line(text), CleanText.Line(CleanText.Line(text)));
            Assert.Equal(CleanText.Lines(text), CleanText.Lines(CleanText.Lines(text)));
            _ = Value.Of(CleanText.Lines(text)).ToUtf8();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    [Theory]
    [InlineData("\u202Eabc\u202C", "abc")]
    [InlineData("\u2066a\u2069\u200Fb\u061Cc", "abc")]
    [InlineData("a\u0007b\u001Bc\u009D", "abc")]
    [InlineData("a\r\nb\tc", "a b c")]
    [InlineData("葛\U000E0100", "葛\U000E0100")]
    [InlineData("👩\u200D🚀", "👩\u200D🚀")]
    public void A_line_holds_no_controls_and_no_direction_marks(string typed, string wanted)
    {
        Assert.Equal(wanted, CleanText.Line(typed));
        Assert.False(CleanText.HasDirectionMarks(CleanText.Line(typed)));
        Assert.Equal(typed.AsSpan().IndexOfAny('\u202E', '\u2066') >= 0, CleanText.HasDirectionMarks(typed));
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\uD800b")]
    [InlineData("\uDFFF")]
    public void Nul_and_half_surrogates_are_findings_and_can_still_be_stored(string typed)
    {
        foreach (var kind in new FieldKind[] { new TextKind(), new MultilineKind() })
        {
            var reading = kind.Read(Plain, PostedParts.Of(("", typed)));

            Assert.Equal("text", Assert.Single(reading.Findings).Keyword);
            Assert.DoesNotContain('\0', reading.Value.AsText);
            Assert.Equal(reading.Value, Value.Parse(reading.Value.ToUtf8()));
        }
    }

    [Fact]
    public void Several_lines_keep_their_breaks()
    {
        Assert.Equal("a\n\nb\tc", CleanText.Lines("\r\n\na\r\n\rb\tc  \n"));
        Assert.True(new MultilineKind().Read(Plain, PostedParts.Of(("", " \r\n　"))).Value.IsNull);
    }

    [Fact]
    public void Every_half_width_kana_has_its_full_width_and_its_voiced_form()
    {
        for (var kana = '\uFF66'; kana <= '\uFF9D'; kana++) Assert.InRange(Kana.Full(kana.ToString())[0], 'ァ', 'ー');
        Assert.Equal("ガギグゲゴザジズゼゾダヂヅデドバビブベボヴ", Kana.Full("ｶﾞｷﾞｸﾞｹﾞｺﾞｻﾞｼﾞｽﾞｾﾞｿﾞﾀﾞﾁﾞﾂﾞﾃﾞﾄﾞﾊﾞﾋﾞﾌﾞﾍﾞﾎﾞｳﾞ"));
        Assert.Equal("パピプペポ", Kana.Full("ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟ"));
        Assert.Equal("ァィゥェォャュョッー・", Kana.Full("ｧｨｩｪｫｬｭｮｯｰ･"));
        Assert.Equal("ガ", Kana.Full("か\u3099"));
    }

    [Fact]
    public void One_changed_digit_of_a_corporate_number_is_always_noticed_or_changes_by_nine()
    {
        const string Number = "8000012010038";
        for (var place = 0; place < 13; place++)
        {
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var changed = Number[..place] + digit + Number[(place + 1)..];
                var isBlind = place > 0 && Math.Abs(digit - Number[place]) == 9;
                Assert.Equal(changed == Number || isBlind, LegalEntityNumbers.IsValid(changed));
            }
        }
    }

    [Fact]
    public void A_postal_code_is_shown_with_its_sign()
    {
        var spec = Plain with { Schema = Value.Record(("x-cp-fold", Value.Of("postalCode"))) };

        Assert.Equal("〒734-0014", new TextKind().Show(spec, Value.Of("7340014"), "ja"));
        Assert.Equal("734", new TextKind().Show(spec, Value.Of("734"), "ja"));
    }
}

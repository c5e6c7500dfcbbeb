using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Entry;

/// <summary>P-35 by proxy: how many inputs of a berth application reuse saves, counted as docs/reuse.md says.</summary>
public sealed class SavedInputsTests
{
    private static readonly CompiledForm Berth = Shelf.Compiled("individual/mooring-facility-use");
    private static readonly FormContext Today = new() { Today = new(2026, 4, 10) };
    private static readonly Dictionary<string, Given> Nothing = [];

    /// <summary>The form's own first case: a coaster of 749 tons discharges steel.</summary>
    private static readonly Value Coaster = Value.Parse(File.ReadAllText(
        Repository.PathOf("form-schemas", "individual", "mooring-facility-use", "cases.json")))["coaster-with-steel"]["values"];

    [Fact]
    public void An_empty_form_saves_nothing_and_every_answer_is_an_input()
    {
        Assert.Equal(new(Empty, 0), Count(Coaster, Nothing));
    }

    [Fact]
    public void What_is_required_and_missing_counts_and_what_is_computed_or_hidden_does_not()
    {
        var begun = Coaster.Without("/use/toDate").Without("/route");

        Assert.Equal(new(Empty - 3, 0), Count(begun, Nothing));
        Assert.Equal(new(Empty, 0), Count(Coaster.With("/dangerous/details", Value.Of("UN1203")), Nothing));
    }

    [Theory]
    [InlineData("profile", 41, 14)]
    [InlineData("profile and vessel", 42, 25)]
    [InlineData("copy", 41, 36)]
    public void Reuse_saves_at_least_38_percent_where_the_acceptance_asks_for_it(string way, int inputs, int saved)
    {
        var count = way switch
        {
            "profile" => WithProfile(false),
            "profile and vessel" => WithProfile(true),
            _ => WithCopy(),
        };

        Assert.Equal(new(inputs, saved), count);
        // what is left to enter against the empty form: choosing the vessel is an input that the empty form does not have
        var falls = 100m * (Empty - (count.Inputs - count.Saved)) / Empty;
        Assert.True(way == "profile" || falls >= 38m, $"{way}: {falls:0.0} %");
    }

    [Fact]
    public void Whoever_changes_a_value_has_entered_it()
    {
        var copy = FormCopy.Into(Berth, Coaster).Values;
        var given = Provenance.GivenBy(Berth, copy, _ => ValueOrigin.Of(OriginKind.Copied, "1"));

        Assert.Equal(Count(Coaster, given).Saved - 1, Count(Coaster.With("/vessel/agent", Value.Of("別の代理店")), given).Saved);
    }

    private const int Empty = 41;

    /// <summary>The company's profile fills the applicant's block, and a chosen vessel its own; the rest is entered.</summary>
    private static SavedInputs WithProfile(bool vessel)
    {
        var profile = Coaster["applicant"].With("/contact", Coaster["contact"]);
        var filled = FormPrefill.Into(Berth, Value.Parse("{}"), new Dictionary<string, Value> { ["profile"] = profile }, Today);
        var given = filled.Given(Berth, _ => ValueOrigin.Of(OriginKind.Profile, "安芸海洋開発株式会社"));
        return Count(vessel ? Coaster.With("/vessel/register", Value.Of("JD1234")) : Coaster, given);
    }

    /// <summary>Days, times and dangerous goods are entered anew; that the vessel was once chosen saves no input of its own.</summary>
    private static SavedInputs WithCopy()
    {
        var earlier = Coaster.With("/vessel/register", Value.Of("JD1234"));
        var copied = ValueOrigin.Of(OriginKind.Copied, "令8港係-0007");
        return Count(earlier, Provenance.GivenBy(Berth, FormCopy.Into(Berth, earlier).Values, _ => copied));
    }

    private static SavedInputs Count(Value values, IReadOnlyDictionary<string, Given> given)
    {
        var state = Berth.Evaluate(values, Today);
        return SavedInputs.Of(Berth, state, Provenance.Of(Berth, state, given, ValueOrigin.Typed));
    }
}

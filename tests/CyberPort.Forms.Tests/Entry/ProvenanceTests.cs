using CyberPort.Expressions;
using CyberPort.Forms.Entry;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Entry;

public sealed class ProvenanceTests
{
    private static readonly CompiledForm Berth = Shelf.Compiled("individual/mooring-facility-use");
    private static readonly FormContext Today = new() { Today = new(2026, 4, 10) };
    private static readonly ValueOrigin Copied = ValueOrigin.Of(OriginKind.Copied, "令8港係-0007");
    private static readonly ValueOrigin Profile = ValueOrigin.Of(OriginKind.Profile, "東洋海運株式会社");
    private static readonly ValueOrigin Ship = new(OriginKind.Register, new("第八東洋丸", "Toyo Maru No. 8"));

    [Fact]
    public void A_copied_value_that_is_changed_is_its_writers_and_put_back_it_is_copied_again()
    {
        var values = Value.Parse("""{ "boatName": "第三みなと丸", "length": 7.2 }""");
        var given = Provenance.GivenBy(Slipway.Form, values, _ => Copied);

        Assert.Equal(Copied, Of(Slipway.Form, values, given)["/length"]);
        var changed = Read(Slipway.Form, values, ("/length", "8"));
        var origins = Of(Slipway.Form, changed, given);
        Assert.Equal((Copied, ValueOrigin.Typed), (origins["/boatName"], origins["/length"]));
        Assert.Equal(Copied, Of(Slipway.Form, Read(Slipway.Form, changed, ("/length", "7.2")), given)["/length"]);
    }

    [Fact]
    public void What_a_chosen_vessel_gives_is_the_registers_for_as_long_as_it_stands()
    {
        var values = Read(Berth, Value.Parse("{}"), ("/vessel/register#choice", "JD1234"), ("/vessel/agent", "宇品港運株式会社"));
        Assert.Equal((749m, "第八東洋丸"), (values.At("/vessel/grossTonnage").AsNumber, values.At("/vessel/name").AsText));

        var origins = Of(Berth, values);
        Assert.Equal((Ship, Ship), (origins["/vessel/grossTonnage"], origins["/vessel/operator"]));
        Assert.Equal((ValueOrigin.Typed, ValueOrigin.Typed), (origins["/vessel/register"], origins["/vessel/agent"]));

        origins = Of(Berth, Read(Berth, values, ("/vessel/grossTonnage", "750")));
        Assert.Equal((ValueOrigin.Typed, Ship), (origins["/vessel/grossTonnage"], origins["/vessel/deadweight"]));
    }

    [Fact]
    public void Another_vessel_in_a_copied_application_makes_what_it_gives_the_registers()
    {
        var values = Read(Berth, Value.Parse("{}"), ("/vessel/register#choice", "JD5678"));
        var given = Provenance.GivenBy(Berth, values, _ => Copied);
        Assert.Equal(Copied, Of(Berth, values, given)["/vessel/nationality"]);

        var origins = Of(Berth, Read(Berth, values, ("/vessel/register#choice", "JD1234")), given);

        Assert.Equal((Ship, Ship), (origins["/vessel/name"], origins["/vessel/nationality"]));
        // the second vessel has no number: the one of the first is still there
        Assert.Equal(Copied, origins["/vessel/officialNumber"]);
    }

    [Fact]
    public void What_is_written_beside_the_choice_in_one_post_stands()
    {
        var values = Read(Berth, Value.Parse("{}"), ("/vessel/register#choice", "JD1234"), ("/vessel/grossTonnage", "751"));

        Assert.Equal((751m, 1800m), (values.At("/vessel/grossTonnage").AsNumber, values.At("/vessel/deadweight").AsNumber));
        Assert.Equal(ValueOrigin.Typed, Of(Berth, values)["/vessel/grossTonnage"]);
    }

    [Fact]
    public void A_rules_value_is_computed_also_where_it_may_be_changed_and_was_not()
    {
        var values = Value.Parse("""{ "submittedOn": "2026-04-10", "berth": { "requested": "B1" } }""");

        var origins = Of(Berth, values);
        Assert.Equal(OriginKind.Computed, origins["/submittedOn"].Kind);
        Assert.Equal((OriginKind.Computed, OriginKind.Typed), (origins["/berth/depth"].Kind, origins["/berth/requested"].Kind));
        Assert.Equal(OriginKind.Typed, Of(Berth, values.With("/submittedOn", Value.Of("2026-04-09")))["/submittedOn"].Kind);
    }

    [Fact]
    public void The_cells_of_copied_rows_have_one_origin_until_one_is_changed_and_keep_theirs_when_rows_go()
    {
        var values = Value.Parse("""
            { "cargo": [ { "_row": "a", "direction": "load", "kind": "鋼材", "tons": 10 },
                         { "_row": "b", "direction": "load", "kind": "石炭", "tons": 20 } ] }
            """);
        var given = Provenance.GivenBy(Berth, values, _ => Copied);
        Assert.Equal(Copied, Assert.Single(Of(Berth, values, given), one => one.Key.StartsWith("/cargo", StringComparison.Ordinal)).Value);

        var changed = Read(Berth, FormEntry.RemoveRow(Berth, values, "/cargo", "a"), ("/cargo/0/tons", "25"));
        var origins = Of(Berth, changed, given);
        Assert.Equal((Copied, Copied), (origins["/cargo/0/direction"], origins["/cargo/0/kind"]));
        Assert.Equal(ValueOrigin.Typed, origins["/cargo/0/tons"]);
    }

    [Fact]
    public void An_officer_is_named_for_what_nothing_else_gave()
    {
        var officer = ValueOrigin.Of(OriginKind.Officer, "広島港湾振興事務所");
        var values = Value.Parse("""{ "vessel": { "name": "みなと丸", "operator": "瀬戸内汽船" } }""");
        var given = Provenance.GivenBy(Berth, values, place => place.Pointer == "/vessel/name" ? Profile : null);

        var origins = Provenance.Of(Berth, Berth.Evaluate(values, Today), given, officer);

        Assert.Equal((Profile, officer), (origins["/vessel/name"], origins["/vessel/operator"]));
    }

    [Fact]
    public void Hidden_answers_have_no_origin()
    {
        var values = Value.Parse("""{ "dangerous": { "carried": false, "details": "UN1203" } }""");

        Assert.DoesNotContain("/dangerous/details", Of(Berth, values).Keys);
    }

    private static IReadOnlyDictionary<string, ValueOrigin> Of(
        CompiledForm form, Value values, IReadOnlyDictionary<string, Given>? given = null) =>
        Provenance.Of(form, form.Evaluate(values, Today), given ?? new Dictionary<string, Given>(), ValueOrigin.Typed);

    private static Value Read(CompiledForm form, Value values, params (string Name, string Text)[] posted) =>
        FormEntry.Read(form, values, posted.ToDictionary(p => p.Name, p => new[] { p.Text }), Today);
}

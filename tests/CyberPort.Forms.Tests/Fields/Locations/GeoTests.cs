using CyberPort.Expressions;
using CyberPort.Forms.Fields.Locations;

namespace CyberPort.Forms.Tests.Fields.Locations;

public sealed class GeoTests
{
    // A degree at 34.35 N by the series of the ellipsoid WGS 84, taken from geodesy and not from the code: 110,932.9 m and 92,018 m.
    private const double MetresPerLatitude = 110_932.9, MetresPerLongitude = 92_018.0;

    [Theory]
    [InlineData(100, 50)]
    [InlineData(1_000, 400)]
    [InlineData(5, 2)]
    public void A_rectangle_at_Hiroshima_has_its_area_and_outline_within_half_a_percent(double width, double height)
    {
        var (west, south) = (132.45, 34.35);
        var (east, north) = (west + (width / MetresPerLongitude), south + (height / MetresPerLatitude));
        var geometry = Geo.Read(Value.Parse(FormattableString.Invariant(
            $$"""{ "type": "Polygon", "coordinates": [[[{{west}}, {{south}}], [{{east}}, {{south}}], [{{east}}, {{north}}], [{{west}}, {{north}}], [{{west}}, {{south}}]]] }""")))!;

        Assert.InRange((double)Geo.Area(geometry), width * height * 0.995, width * height * 1.005);
        Assert.InRange((double)Geo.Length(geometry), (width + height) * 2 * 0.995, (width + height) * 2 * 1.005);
    }

    [Fact]
    public void A_minute_of_latitude_is_a_nautical_mile_within_half_a_percent()
    {
        var line = Geo.Read(Value.Parse("""{ "type": "LineString", "coordinates": [[135, 45], [135, 45.0166667]] }"""))!;

        Assert.InRange(Geo.Length(line), 1_843m, 1_861m);
    }

    [Fact]
    public void An_outline_that_crosses_itself_is_found_with_its_place()
    {
        var bow = Geo.Read(Value.Parse("""{ "type": "Polygon", "coordinates": [[[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]] }"""))!;

        Assert.Equal((1.0, 1.0), (Geo.Fault(bow)!.X, Geo.Fault(bow)!.Y));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "type": "Polygon", "coordinates": [[[0, 0], [1, 1], [2, 0], [3, 3]]] }""")]
    [InlineData("""{ "type": "LineString", "coordinates": [[0, 0]] }""")]
    [InlineData("""{ "type": "Polygon", "coordinates": [["x"]] }""")]
    [InlineData("""{ "type": "Circle", "coordinates": [1, 1] }""")]
    [InlineData("""[1]""")]
    public void What_is_no_geometry_is_none(string json) => Assert.Null(Geo.Read(Value.Parse(json)));

    [Theory]
    [InlineData("34.35", "34.35")]
    [InlineData("北緯３４度２１分０秒", "34.35")]
    [InlineData("34°21′0″N", "34.35")]
    [InlineData("34-21-00", "34.35")]
    [InlineData("132度27分", "132.45")]
    [InlineData("34度21.5分", "34.3583333")]
    [InlineData("34度61分", null)]
    [InlineData("ここ", null)]
    public void A_coordinate_is_read_as_people_write_it(string typed, string? expected) =>
        Assert.Equal(expected is null ? null : decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Coordinates.Read(typed));
}

using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Fields;
using CyberPort.Forms.Fields.Locations;

namespace CyberPort.Forms.Tests.Fields.Locations;

public sealed class LocationKindTests
{
    private static readonly LocationKind Kind = new();

    private static readonly CodeList Port = new()
    {
        Id = "port-map", Version = "1", Title = new("地図", "Map"), Extent = CodeListExtent.Port, Offered = ["area", "broken"],
        Rows = new[]
        {
            Row("area", """{ "type": "Polygon", "coordinates": [[[132.4, 34.3], [132.5, 34.3], [132.5, 34.4], [132.4, 34.4], [132.4, 34.3]]] }"""),
            Row("broken", """{ "type": "Polygon" """),
        }.ToDictionary(row => row.Code),
    };

    private static readonly FieldSpec Field = new()
    {
        Path = "/site", Map = PortMap.Of(Port),
        Schema = Value.Parse("""{ "x-cp-map": { "geometries": ["polygon", "line", "point"], "within": true, "minArea": 10, "maxArea": 6000, "maxLength": 500, "maxPoints": 6 } }"""),
    };

    [Fact]
    public void Corners_become_a_closed_ring_with_its_area_and_length()
    {
        var value = Read("polygon", ("34.35", "132.45"), ("34.35", "132.45108674"), ("34.35045073", "132.45108674"), ("", ""), ("34.35045073", "132.45"));

        Assert.Equal(Value.Of("Polygon"), value["type"]);
        Assert.Equal(5, value["coordinates"].AsList[0].AsList.Count);
        Assert.Equal(value["coordinates"].AsList[0].AsList[0], value["coordinates"].AsList[0].AsList[4]);
        Assert.InRange(value["area"].AsNumber, 4_975m, 5_025m);
        Assert.InRange(value["length"].AsNumber, 298.5m, 301.5m);
        Assert.Empty(Kind.Check(Field, value));
        Assert.StartsWith("区域（4 点）、面積 4,99", Kind.Show(Field, value, "ja"), StringComparison.Ordinal);
        Assert.StartsWith("Area of 4 points, area 4,99", Kind.Show(Field, value, "en"), StringComparison.Ordinal);
        Assert.StartsWith("34.35000 132.45000;", Kind.Csv(Field, value), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_closes_the_ring_by_hand_means_the_same_ring()
    {
        var open = Read("polygon", ("34.35", "132.45"), ("34.35", "132.451"), ("34.351", "132.451"));

        Assert.Equal(open, Read("polygon", ("34.35", "132.45"), ("34.35", "132.451"), ("34.351", "132.451"), ("34.35", "132.45")));
    }

    [Theory]
    [InlineData("polygon", "34.35 132.45;34.36 132.46", "points", "3 点以上")]
    [InlineData("line", "34.35 132.45", "points", "2 点以上")]
    [InlineData("polygon", "34.35 132.45;34.3505 132.4505;34.35 132.4505;34.3505 132.45", "crossing", "34.35025")]
    [InlineData("polygon", "34.35 132.45;34.36 132.45;34.36 132.46", "maxArea", "6,000 ㎡ 以下")]
    [InlineData("polygon", "34.35 132.45;34.35 132.45001;34.35001 132.45", "minArea", "10 ㎡ 以上")]
    [InlineData("line", "34.35 132.45;34.36 132.45", "maxLength", "500 m 以下")]
    [InlineData("point", "35.35 132.45", "outside", "港湾区域の外")]
    [InlineData("point", "132.45 34.35", "coordinate", "逆になっていないか")]
    [InlineData("point", "ここ 132.45", "coordinate", "点 1 の緯度を")]
    public void A_place_that_cannot_be_is_refused_with_what_to_do(string geometry, string corners, string keyword, string says)
    {
        var value = Read(geometry, [.. corners.Split(';').Select(corner => (corner.Split(' ')[0], corner.Split(' ')[1]))]);

        var finding = Assert.Single(Kind.Check(Field, value));
        Assert.Equal(keyword, finding.Keyword);
        Assert.Contains(says, finding.Message.Ja, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Message.En);
    }

    [Fact]
    public void An_area_that_its_coordinates_do_not_have_is_found()
    {
        var value = Read("polygon", ("34.35", "132.45"), ("34.35", "132.4505"), ("34.3505", "132.4505"));

        Assert.Equal("measure", Assert.Single(Kind.Check(Field, value.With("/area", Value.Of(1)))).Keyword);
    }

    [Fact]
    public void A_geometry_that_the_form_does_not_take_and_a_broken_map_are_named()
    {
        var lines = Field with { Schema = Value.Parse("""{ "x-cp-map": { "geometries": ["line"] } }"""), MapFaults = [.. PortMap.Faults(Port)] };

        Assert.Equal("geometry", Assert.Single(Kind.Check(lines, Read("point", ("34.35", "132.45")))).Keyword);
        Assert.Contains(Kind.Faults(lines), fault => fault.Cause.Ja.Contains("broken", StringComparison.Ordinal));
    }

    private static Value Read(string geometry, params (string Latitude, string Longitude)[] corners) => Kind.Read(Field, PostedParts.Of(
    [
        ("geometry", geometry),
        .. corners.SelectMany((corner, i) => new[] { (LocationKind.Part(i, "lat"), corner.Latitude), (LocationKind.Part(i, "lon"), corner.Longitude) }),
    ])).Value;

    private static CodeRow Row(string code, string geometry) => new(code, new(code, code))
    {
        Attributes = ValueRecord.Of([KeyValuePair.Create("geometry", Value.Of(geometry)), KeyValuePair.Create("layer", Value.Of("port"))]),
    };
}

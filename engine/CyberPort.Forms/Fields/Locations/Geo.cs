using CyberPort.Expressions;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace CyberPort.Forms.Fields.Locations;

/// <summary>Geometry of places: from GeoJSON, whether it is sound, and how large it is on the ground.</summary>
public static class Geo
{
    // WGS 84
    private const double SemiMajor = 6_378_137.0;
    private const double EccentricitySquared = 0.006_694_379_990_14;

    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>The geometry of a GeoJSON value in degrees; null when it is none.</summary>
    public static Geometry? Read(Value json)
    {
        try
        {
            return json["type"] is { IsText: true } type ? Read(type.AsText, json["coordinates"]) : null;
        }
        catch (ArgumentException)
        {
            return null; // a ring that is not closed, a line of one point
        }
    }

    /// <summary>Where the geometry crosses itself or is otherwise unsound; null when it is sound.</summary>
    public static Coordinate? Fault(Geometry geometry)
    {
        var check = new IsValidOp(geometry);
        return check.IsValid ? null : check.ValidationError.Coordinate;
    }

    /// <summary>The area in square metres, on a plane that touches the earth in the middle of the geometry.</summary>
    public static decimal Area(Geometry geometry) => Rounded(Flat(geometry).Area);

    /// <summary>The length of a line, or of an outline, in metres.</summary>
    public static decimal Length(Geometry geometry) => Rounded(Flat(geometry).Length);

    private static Geometry Flat(Geometry geometry)
    {
        var middle = geometry.EnvelopeInternal.Centre;
        var flat = geometry.Copy();
        flat.Apply(new Plane(middle));
        flat.GeometryChanged();
        return flat;
    }

    private static decimal Rounded(double metres) => metres is > 0 and < 1e15 ? decimal.Round((decimal)metres, 2) : 0;

    private static Geometry? Read(string type, Value coordinates) => type switch
    {
        "Point" => At(coordinates) is { } point ? Factory.CreatePoint(point) : null,
        "LineString" => Line(coordinates) is { } line ? Factory.CreateLineString(line) : null,
        "Polygon" => Polygon(coordinates),
        "MultiPolygon" => Many(coordinates, Polygon) is { } polygons ? Factory.CreateMultiPolygon([.. polygons]) : null,
        "MultiLineString" => Many(coordinates, value => Line(value) is { } line ? Factory.CreateLineString(line) : null) is { } lines
            ? Factory.CreateMultiLineString([.. lines])
            : null,
        _ => null,
    };

    private static Polygon? Polygon(Value coordinates)
    {
        if (Many(coordinates, value => Line(value) is { } ring ? Factory.CreateLinearRing(ring) : null) is not [var shell, .. var holes]) return null;
        return Factory.CreatePolygon(shell, [.. holes]);
    }

    private static List<T>? Many<T>(Value list, Func<Value, T?> read) where T : class
    {
        if (list.Kind != ValueKind.List) return null;
        var all = new List<T>();
        foreach (var item in list.AsList)
        {
            if (read(item) is not { } known) return null;
            all.Add(known);
        }

        return all;
    }

    private static Coordinate[]? Line(Value list) => Many(list, At) is { } points ? [.. points] : null;

    private static Coordinate? At(Value point) => point is { Kind: ValueKind.List, AsList: [{ IsNumber: true } x, { IsNumber: true } y, ..] }
        ? new((double)x.AsNumber, (double)y.AsNumber)
        : null;

    /// <summary>Degrees to metres east and north of a middle, with the two radii of the ellipsoid there.</summary>
    private sealed class Plane(Coordinate middle) : ICoordinateSequenceFilter
    {
        private readonly double _latitude = middle.Y * Math.PI / 180;

        public bool Done => false;

        public bool GeometryChanged => true;

        public void Filter(CoordinateSequence sequence, int i)
        {
            var sine = Math.Sin(_latitude);
            var flattened = 1 - (EccentricitySquared * sine * sine);
            var north = SemiMajor * (1 - EccentricitySquared) / Math.Pow(flattened, 1.5);
            var east = SemiMajor / Math.Sqrt(flattened) * Math.Cos(_latitude);
            var (x, y) = (sequence.GetX(i), sequence.GetY(i));
            sequence.SetX(i, (x - middle.X) * Math.PI / 180 * east);
            sequence.SetY(i, (y - middle.Y) * Math.PI / 180 * north);
        }
    }
}

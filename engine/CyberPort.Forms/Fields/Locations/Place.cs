using CyberPort.Expressions;

namespace CyberPort.Forms.Fields.Locations;

/// <summary>A point, line or area as the list of its corners, and as the GeoJSON value that is stored; corners may still be half entered.</summary>
internal sealed record Place(string Type, IReadOnlyList<(Value Longitude, Value Latitude)> Points)
{
    public const string Point = "Point";
    public const string Line = "LineString";
    public const string Polygon = "Polygon";

    /// <summary>GeoJSON with area and length beside it, once all corners are read.</summary>
    public Value ToValue()
    {
        var points = Points.Select(p => Value.List(p.Longitude, p.Latitude)).ToList();
        if (Type == Polygon && points.Count > 0) points.Add(points[0]);
        var value = Value.Record(("type", Value.Of(Type)), ("coordinates", Type switch
        {
            Point => points.Count > 0 ? points[0] : Value.List(),
            Polygon => Value.List(Value.Of(points)),
            _ => Value.Of(points),
        }));
        if (Type == Point || Geo.Read(value) is not { } geometry) return value;
        if (Type == Polygon) value = value.With("/area", Value.Of(Geo.Area(geometry)));
        return value.With("/length", Value.Of(Geo.Length(geometry)));
    }

    /// <summary>The place of a value; null when it is none.</summary>
    public static Place? Of(Value value)
    {
        if (value["type"] is not { IsText: true } type || value["coordinates"] is not { Kind: ValueKind.List } coordinates) return null;
        var list = coordinates.AsList;
        var points = type.AsText switch
        {
            Point => list.Count == 0 ? [] : [coordinates],
            Line => list,
            Polygon => list is [{ Kind: ValueKind.List } ring, ..] ? ring.AsList : [],
            _ => null,
        };
        if (points is null) return null;
        // The last corner of a ring is its first one again.
        if (type.AsText == Polygon && points.Count > 1 && points[^1] == points[0]) points = [.. points.Take(points.Count - 1)];
        return new(type.AsText, [.. points.Select(p => (At(p, 0), At(p, 1)))]);
    }

    private static Value At(Value point, int index) => point.Kind == ValueKind.List && point.AsList.Count > index ? point.AsList[index] : Value.Null;
}

using System.Globalization;
using System.Text;
using CyberPort.Expressions;
using NetTopologySuite.Geometries;

namespace CyberPort.Forms.Fields.Locations;

/// <summary>A port's map and a place on it as paths of an SVG picture; a degree of longitude is as wide as it is there.</summary>
public sealed class MapPicture
{
    private const double Units = 1000;

    // A single point is shown with some hundred metres around it.
    private const double Least = 0.005;

    private MapPicture(Envelope bounds)
    {
        (West, North) = (bounds.MinX, bounds.MaxY);
        PerLongitude = Units / bounds.Width;
        PerLatitude = PerLongitude / Math.Cos(bounds.Centre.Y * Math.PI / 180);
        Height = bounds.Height * PerLatitude;
    }

    public double West { get; }

    public double North { get; }

    public double PerLongitude { get; }

    public double PerLatitude { get; }

    public double Height { get; }

    public string ViewBox => $"0 0 {Number(Units)} {Number(Height)}";

    /// <summary>The picture that holds the port's map and the place; null when there is neither.</summary>
    public static MapPicture? Of(FieldSpec field, Value value)
    {
        var bounds = new Envelope();
        foreach (var shape in field.Map?.Shapes ?? []) bounds.ExpandToInclude(shape.Geometry.EnvelopeInternal);
        if (Geo.Read(value) is { } own) bounds.ExpandToInclude(own.EnvelopeInternal);
        if (bounds.IsNull) return null;
        bounds.ExpandBy(Math.Max(bounds.Width * 0.02, bounds.Width < Least ? Least : 0), Math.Max(bounds.Height * 0.02, bounds.Height < Least ? Least : 0));
        return new(bounds);
    }

    /// <summary>Where a name stands inside of a shape.</summary>
    public (string X, string Y) Middle(Geometry geometry) => At(geometry.InteriorPoint.Coordinate);

    public (string X, string Y) At(Coordinate place) => (Number((place.X - West) * PerLongitude), Number((North - place.Y) * PerLatitude));

    /// <summary>The outline of a geometry.</summary>
    public string Path(Geometry geometry)
    {
        var path = new StringBuilder();
        for (var i = 0; i < geometry.NumGeometries; i++)
        {
            switch (geometry.GetGeometryN(i))
            {
                case Polygon polygon:
                    Add(path, polygon.ExteriorRing.Coordinates, true);
                    foreach (var hole in polygon.InteriorRings) Add(path, hole.Coordinates, true);
                    break;
                case LineString line: Add(path, line.Coordinates, false); break;
            }
        }

        return path.ToString();
    }

    public static string Number(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);

    private void Add(StringBuilder path, Coordinate[] places, bool isClosed)
    {
        for (var i = 0; i < places.Length; i++)
        {
            var (x, y) = At(places[i]);
            path.Append(i == 0 ? 'M' : 'L').Append(x).Append(' ').Append(y);
        }

        if (isClosed) path.Append('Z');
    }
}

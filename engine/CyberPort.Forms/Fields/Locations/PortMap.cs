using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Union;

namespace CyberPort.Forms.Fields.Locations;

/// <summary>One shape of a port's own map: water, land, a berth, the port area.</summary>
public sealed record MapShape(string Code, LocalText Label, string Layer, Geometry Geometry);

/// <summary>The map that a place is shown on, drawn from a code list whose rows carry GeoJSON: no tiles of anybody else are asked for.</summary>
public sealed class PortMap
{
    /// <summary>The layer of the port area: what is shown has to lie in it where the form says so.</summary>
    public const string PortArea = "port";

    private PortMap(IReadOnlyList<MapShape> shapes) =>
        (Shapes, Area) = (shapes, shapes.Where(shape => shape.Layer == PortArea).Select(shape => shape.Geometry).ToList() is { Count: > 0 } areas
            ? CascadedPolygonUnion.Union([.. areas])
            : null);

    public IReadOnlyList<MapShape> Shapes { get; }

    /// <summary>The port area; null when the list has none.</summary>
    public Geometry? Area { get; }

    /// <summary>The map of a list; rows without a readable geometry are left out, and named by <see cref="Faults"/>.</summary>
    public static PortMap Of(CodeList list) => new([.. list.Offered.Select(code => list.Rows[code])
        .Select(row => (row, Geometry: GeometryOf(row))).Where(shape => shape.Geometry is { IsValid: true })
        .Select(shape => new MapShape(shape.row.Code, shape.row.Label, LayerOf(shape.row), shape.Geometry!))]);

    /// <summary>The rows whose geometry cannot be read, or crosses itself.</summary>
    public static IEnumerable<string> Faults(CodeList list) =>
        list.Rows.Values.Where(row => GeometryOf(row) is not { IsValid: true }).Select(row => row.Code);

    private static string LayerOf(CodeRow row) => row.Attribute("layer") is { IsText: true } layer ? layer.AsText : "other";

    private static Geometry? GeometryOf(CodeRow row)
    {
        try
        {
            return row.Attribute("geometry") is { IsText: true } json ? Geo.Read(Value.Parse(json.AsText)) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

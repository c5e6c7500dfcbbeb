using CyberPort.Expressions;
using NetTopologySuite.Geometries;

namespace CyberPort.Forms.Fields.Locations;

/// <summary>A place on the port's own map as a drawing: paths and names, on screen and on paper alike.</summary>
/// <param name="ViewBox">The extent of the drawing, as SVG writes it.</param>
/// <param name="Shapes">The port's map, from below to above.</param>
/// <param name="Own">The outline of the place; empty for a point.</param>
/// <param name="IsArea">Whether the outline is closed.</param>
/// <param name="Corners">The corners of the place, or the point.</param>
public sealed record PlaceFigure(
    string ViewBox, IReadOnlyList<FigureShape> Shapes, string Own, bool IsArea, IReadOnlyList<FigurePoint> Corners)
{
    private static readonly string[] Layers = ["port", "water", "land", "berth"];

    /// <summary>The drawing of a value; null when there is neither a map nor a place.</summary>
    public static PlaceFigure? Of(FieldSpec field, Value value, string language) =>
        MapPicture.Of(field, value) is { } picture ? Of(picture, field, value, language) : null;

    /// <summary>The same in a picture that is there already.</summary>
    public static PlaceFigure Of(MapPicture picture, FieldSpec field, Value value, string language)
    {
        var own = Geo.Read(value);
        return new(
            picture.ViewBox,
            [.. (field.Map?.Shapes ?? []).Select(shape => Shape(picture, shape, language))],
            own is null ? "" : picture.Path(own),
            own is Polygon,
            [.. (own?.Coordinates ?? []).Select(corner => Point(picture.At(corner)))]);
    }

    private static FigureShape Shape(MapPicture picture, MapShape shape, string language)
    {
        var layer = Layers.Contains(shape.Layer) ? shape.Layer : "other";
        // water and the port area are known by their colour; names on them would hide the place
        var name = layer is "land" or "berth" ? Point(picture.Middle(shape.Geometry)) : null;
        return new(layer, picture.Path(shape.Geometry), shape.Label.In(language), name);
    }

    private static FigurePoint Point((string X, string Y) at) => new(at.X, at.Y);
}

/// <summary>One shape of the port's map.</summary>
/// <param name="Layer">"port", "water", "land", "berth" or "other".</param>
/// <param name="Path">Its outline.</param>
/// <param name="Label">Its name.</param>
/// <param name="Name">Where the name is written; nothing when it is not.</param>
public sealed record FigureShape(string Layer, string Path, string Label, FigurePoint? Name);

/// <summary>A place in a drawing.</summary>
public sealed record FigurePoint(string X, string Y);

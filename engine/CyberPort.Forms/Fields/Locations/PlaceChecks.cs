using CyberPort.Expressions;
using CyberPort.Forms.Fields.Numbers;
using NetTopologySuite.Geometries;

namespace CyberPort.Forms.Fields.Locations;

/// <summary>What a place must be: complete, sound, inside of the port, within the limits of the form (x-cp-map).</summary>
internal static class PlaceChecks
{
    public const string Note = "x-cp-map";

    // Half a metre of a computed measure is rounding.
    private const decimal Near = 0.5m;

    public static IEnumerable<FieldFinding> Check(FieldSpec field, Place place, Value value)
    {
        var faults = Corners(place).ToList();
        if (faults.Count > 0) return faults;
        if (!LocationKind.Geometries(field).Contains(LocationKind.GeometryOf(field, value))) return [Fault("geometry", FieldWords.OtherGeometry)];
        if (place.Type == Place.Line && place.Points.Count < 2) return [Fault("points", FieldWords.LinePoints)];
        if (place.Type == Place.Polygon && place.Points.Count < 3) return [Fault("points", FieldWords.PolygonPoints)];
        if (place.Points.Count > LocationKind.MostPoints(field)) return [Fault("points", FieldWords.AtMost(LocationKind.MostPoints(field)))];
        if (Geo.Read(value) is not { } geometry) return [Fault("location", FieldWords.OtherGeometry)];
        if (Geo.Fault(geometry) is { } crossing) return [Fault("crossing", FieldWords.Crossing(At(crossing)))];
        return Limits(field, geometry, value);
    }

    public static IEnumerable<SpecFault> Faults(FieldSpec field)
    {
        var properties = field.Schema["properties"];
        foreach (var name in new[] { "type", "coordinates", "area", "length" }.Where(name => properties[name].IsNull))
            yield return new("/properties", new($"「{name}」がありません。", $"'{name}' is missing."),
                new($"properties に {name} を加えてください（docs/form-package.md に形があります）。", $"Add {name} to the properties; docs/form-package.md shows the shape."));
        if (!field.Schema[Note]["list"].IsNull && field.Map is null)
            yield return new($"/{Note}/list", new("地図のコード表がありません。", "There is no such list for the map."),
                new("GeoJSON の geometry 列を持つコード表の名前を書いてください。", "Name a code list with a column geometry that holds GeoJSON."));
        foreach (var code in field.MapFaults)
            yield return new($"/{Note}/list", new($"地図のコード表の「{code}」の geometry が読めません。", $"The geometry of '{code}' in the map's list cannot be read."),
                new("閉じた、交わらない GeoJSON の図形にしてください。", "Write a GeoJSON geometry that is closed and does not cross itself."));
    }

    private static IEnumerable<FieldFinding> Corners(Place place)
    {
        for (var i = 0; i < place.Points.Count; i++)
        {
            var (longitude, latitude) = place.Points[i];
            if (!latitude.IsNumber) yield return Fault("coordinate", FieldWords.Point(i + 1, FieldWords.Latitude), LocationKind.Part(i, "lat"));
            else if (latitude.AsNumber is < -90 or > 90) yield return Fault("coordinate", FieldWords.Point(i + 1, FieldWords.Swapped), LocationKind.Part(i, "lat"));
            if (!longitude.IsNumber) yield return Fault("coordinate", FieldWords.Point(i + 1, FieldWords.Longitude), LocationKind.Part(i, "lon"));
            else if (longitude.AsNumber is < -180 or > 180) yield return Fault("coordinate", FieldWords.Point(i + 1, FieldWords.Longitude), LocationKind.Part(i, "lon"));
        }
    }

    private static IEnumerable<FieldFinding> Limits(FieldSpec field, Geometry geometry, Value value)
    {
        var (note, area, length) = (field.Schema[Note], Geo.Area(geometry), Geo.Length(geometry));
        if (note["within"].IsTrue && field.Map?.Area is { } port && !port.Covers(geometry)) yield return Fault("outside", FieldWords.OutsidePort);
        if (geometry is Polygon)
        {
            if (note["minArea"] is { IsNumber: true } least && area < least.AsNumber) yield return Beyond("minArea", area, least.AsNumber, "㎡", false);
            if (note["maxArea"] is { IsNumber: true } most && area > most.AsNumber) yield return Beyond("maxArea", area, most.AsNumber, "㎡", true);
        }
        else if (note["maxLength"] is { IsNumber: true } longest && length > longest.AsNumber) yield return Beyond("maxLength", length, longest.AsNumber, "m", true);
        if (geometry is not Point && (IsOther(value["length"], length) || (geometry is Polygon && IsOther(value["area"], area)))) yield return Fault("measure", FieldWords.Measured);
    }

    // What comes from a file or the API may say another area than its coordinates have.
    private static bool IsOther(Value stated, decimal measured) => !stated.IsNumber || Math.Abs(stated.AsNumber - measured) > Near;

    private static FieldFinding Beyond(string keyword, decimal measure, decimal limit, string unit, bool isTooMuch) => Fault(keyword,
        FieldWords.AreaBetween(NumberTexts.Show(decimal.Round(measure, 1), unit), NumberTexts.Show(limit, unit), isTooMuch));

    private static FieldFinding Fault(string keyword, LocalText message, string part = "p0.lat") => new("", part, keyword, message);

    private static string At(Coordinate place) => $"{Coordinates.Write((decimal)place.Y)}, {Coordinates.Write((decimal)place.X)}";
}

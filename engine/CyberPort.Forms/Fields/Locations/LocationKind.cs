using System.Globalization;
using CyberPort.Expressions;
using CyberPort.Forms.Fields.Numbers;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields.Locations;

/// <summary>A place as a point, a line or an area (位置・区域), stored as GeoJSON with its area in square metres and its length in metres.</summary>
public sealed class LocationKind : FieldKind
{
    /// <summary>The part that says point, line or polygon, when the form leaves that open.</summary>
    public const string GeometryPart = "geometry";

    private const int UsualPoints = 40;

    private static readonly Dictionary<string, string> Types = new() { ["point"] = Place.Point, ["line"] = Place.Line, ["polygon"] = Place.Polygon };

    public override string Name => "location";

    public override string SchemaType => "object";

    /// <summary>The geometries that the form takes: point, line, polygon.</summary>
    public static IReadOnlyList<string> Geometries(FieldSpec field) =>
        field.Schema[PlaceChecks.Note]["geometries"] is { Kind: ValueKind.List } list && list.AsList.Where(g => g.IsText && Types.ContainsKey(g.AsText)).ToList() is { Count: > 0 } named
            ? [.. named.Select(geometry => geometry.AsText)]
            : ["polygon"];

    public static int MostPoints(FieldSpec field) =>
        field.Schema[PlaceChecks.Note]["maxPoints"] is { IsNumber: true } most ? (int)Math.Clamp(most.AsNumber, 1, 500) : UsualPoints;

    /// <summary>The geometry that is entered: that of the value, else the first that the form takes.</summary>
    public static string GeometryOf(FieldSpec field, Value value) =>
        Place.Of(value) is { } place ? Types.First(type => type.Value == place.Type).Key : Geometries(field)[0];

    /// <summary>The corners as the inputs show them: latitude and longitude.</summary>
    public static IReadOnlyList<(string Latitude, string Longitude)> Points(Value value) =>
        Place.Of(value) is { } place ? [.. place.Points.Select(p => (Coordinates.Text(p.Latitude), Coordinates.Text(p.Longitude)))] : [];

    /// <summary>The part of a corner: "p0.lat".</summary>
    public static string Part(int point, string side) => $"p{point.ToString(CultureInfo.InvariantCulture)}.{side}";

    public override IReadOnlyList<string> PartNames(FieldSpec field)
    {
        var corners = Enumerable.Range(0, MostPoints(field)).SelectMany(i => new[] { Part(i, "lat"), Part(i, "lon") });
        return Geometries(field).Count > 1 ? [GeometryPart, .. corners] : [.. corners];
    }

    public override string Show(FieldSpec field, Value value, string language)
    {
        if (Place.Of(value) is not { } place) return value.IsNull ? Empty : value.IsText ? value.AsText : value.ToJson();
        var (name, corners) = (Word(place.Type, language), place.Points.Count);
        var measures = Outputs(field, value, language).Select(output => $"{FieldWords.Measure(output.Key).In(language)} {output.Value}");
        var head = place.Type == Place.Point ? name : language == "en" ? $"{name} of {corners} points" : $"{name}（{corners} 点）";
        var at = place.Points.Select(p => language == "en"
            ? $"{Coordinates.Text(p.Latitude)} N, {Coordinates.Text(p.Longitude)} E"
            : $"北緯 {Coordinates.Text(p.Latitude)} 東経 {Coordinates.Text(p.Longitude)}");
        return string.Join('\n', [string.Join(language == "en" ? ", " : "、", measures.Prepend(head)), .. at]);
    }

    public override IReadOnlyDictionary<string, string> Parts(FieldSpec field, Value value)
    {
        var parts = PartNames(field).ToDictionary(part => part, _ => "");
        if (parts.ContainsKey(GeometryPart)) parts[GeometryPart] = GeometryOf(field, value);
        var points = Points(value);
        for (var i = 0; i < Math.Min(points.Count, MostPoints(field)); i++)
            (parts[Part(i, "lat")], parts[Part(i, "lon")]) = points[i];
        return parts;
    }

    /// <summary>Area and length, as far as the geometry has them.</summary>
    public override IReadOnlyDictionary<string, string> Outputs(FieldSpec field, Value value, string language)
    {
        var outputs = new Dictionary<string, string>();
        if (value["area"] is { IsNumber: true } area) outputs["area"] = NumberTexts.Show(decimal.Round(area.AsNumber, 1), "㎡");
        if (value["length"] is { IsNumber: true } length) outputs["length"] = NumberTexts.Show(decimal.Round(length.AsNumber, 1), "m");
        return outputs;
    }

    public override IEnumerable<FieldFinding> Check(FieldSpec field, Value value) =>
        value.IsNull ? [] : Place.Of(value) is { } place ? PlaceChecks.Check(field, place, value) : [new("", "", "location", FieldWords.OtherGeometry)];

    public override IEnumerable<SpecFault> Faults(FieldSpec field) => PlaceChecks.Faults(field);

    public override Value Sample(FieldSpec field)
    {
        if (field.Schema[PlaceChecks.Note]["minArea"].IsNumber || field.Map?.Area is not null) return Value.Null;
        (Value, Value)[] square = [P(132.45m, 34.35m), P(132.4511m, 34.35m), P(132.4511m, 34.3505m), P(132.45m, 34.3505m)];
        var type = Types[Geometries(field)[0]];
        return new Place(type, type == Place.Point ? square[..1] : square).ToValue();
    }

    /// <summary>The corners: 34.35 132.45;34.36 132.45.</summary>
    public override string Csv(FieldSpec field, Value value) => Place.Of(value) is { } place
        ? string.Join(';', place.Points.Select(p => $"{Coordinates.Text(p.Latitude)} {Coordinates.Text(p.Longitude)}"))
        : base.Csv(field, value);

    protected override Value Take(FieldSpec field, PostedParts parts)
    {
        var allowed = Geometries(field);
        var geometry = CleanText.Line(parts[GeometryPart]) is var typed && allowed.Contains(typed) ? typed : allowed[0];
        var points = Enumerable.Range(0, MostPoints(field))
            .Select(i => (Longitude: Coordinates.Take(parts[Part(i, "lon")]), Latitude: Coordinates.Take(parts[Part(i, "lat")])))
            .Where(point => !point.Longitude.IsNull || !point.Latitude.IsNull).ToList();
        if (points.Count == 0) return Value.Null;
        if (geometry == "point") points = points[..1];
        // Who closes the ring by hand means the same ring.
        while (geometry == "polygon" && points.Count > 1 && points[^1] == points[0]) points.RemoveAt(points.Count - 1);
        return new Place(Types[geometry], points).ToValue();
    }

    private static (Value Longitude, Value Latitude) P(decimal longitude, decimal latitude) => (Value.Of(longitude), Value.Of(latitude));

    private static string Word(string type, string language) => FieldWords.Geometry(Types.First(known => known.Value == type).Key).In(language);
}

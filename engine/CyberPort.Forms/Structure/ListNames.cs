using CyberPort.Expressions;

namespace CyberPort.Forms.Structure;

/// <summary>Where a field's schema names code lists.</summary>
internal static class ListNames
{
    /// <summary>The members that lead to each place: the choices of a field, the axes of a matrix, the map of a place.</summary>
    public static readonly string[][] Places =
        [["x-cp-list"], ["x-cp-matrix", "lines"], ["x-cp-matrix", "columns"], ["x-cp-map", "list"]];

    public static bool Uses(Value schema, string list) => Places.Any(place => place.Aggregate(schema, (at, name) => at[name]) == Value.Of(list));
}

namespace CyberPort.Expressions.Tests.Compiling;

public sealed class RenameTests
{
    private static readonly Dictionary<string, string> Moves = new()
    {
        ["/length"] = "/hullLength",
        ["/place/area"] = "/site/waterArea",
        ["/ext/depth"] = "/draught",
        ["/crew/*/age"] = "/crew/*/years",
    };

    private static readonly Dictionary<string, string> Locals = new() { ["row"] = "/crew/*" };

    [Theory]
    [InlineData("length > 3", "hullLength > 3")]
    [InlineData("ceil(length) * length", "ceil(hullLength) * hullLength")]
    [InlineData("place.area + place.name", "site.waterArea + place.name")]
    [InlineData("place . area", "site.waterArea")]
    [InlineData("ext.depth ?? 0", "draught ?? 0")]
    [InlineData("row.age >= 16 && age == 1", "row.years >= 16 && age == 1")]
    [InlineData("crew.sum(c => c.age) + sum(crew, r => r.age)", "crew.sum(c => c.years) + sum(crew, r => r.years)")]
    [InlineData("crew.filter(c => c.age > 3).all(c => c.age < 9)", "crew.filter(c => c.years > 3).all(c => c.years < 9)")]
    [InlineData("crew.all(length => length.age > 3)", "crew.all(length => length.years > 3)")]
    [InlineData("crew[0].age", "crew[0].years")]
    [InlineData("name == 'length' ? `length ${length}` : ''", "name == 'length' ? `length ${hullLength}` : ''")]
    [InlineData("prev('/length') == prev('/other')", "prev('/hullLength') == prev('/other')")]
    [InlineData("{ length, other: length }", "{ length: hullLength, other: hullLength }")]
    [InlineData("length >", "length >")]
    public void Only_the_places_that_moved_get_other_names(string text, string written) =>
        Assert.Equal(written, ExpressionRenames.Rename(text, p => Moves.GetValueOrDefault(p, p), Locals));
}

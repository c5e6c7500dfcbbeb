namespace CyberPort.Web.Templates;

/// <summary>One organisation on the board of a national form, as the grid shows and sorts it.</summary>
/// <param name="Organisation">Its name in the language of the page.</param>
/// <param name="Names">Its names in both languages, for the search.</param>
/// <param name="State">Where it is with the newest version, a key of the board's words.</param>
/// <param name="Rank">The state's place among the states: what somebody has to do comes first.</param>
/// <param name="Conflicts">How much it has to decide.</param>
/// <param name="BaseVersion">The version that its published form is made on.</param>
/// <param name="BaseAge">How many versions are newer than that one: 1.10.0 comes after 1.9.0.</param>
/// <param name="ChangedAt">When its state was reached.</param>
/// <param name="ChangedBy">By whom.</param>
public sealed record BoardLine(
    string Organisation, string Names, string State, int Rank, int Conflicts, string BaseVersion, int BaseAge, DateTimeOffset ChangedAt, string ChangedBy);

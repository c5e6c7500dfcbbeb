namespace CyberPort.Expressions;

/// <summary>Finds the name that was probably meant.</summary>
public static class Nearest
{
    /// <summary>The known name with the fewest different letters, or null when none is near.</summary>
    public static string? To(string name, IEnumerable<string> known)
    {
        var (best, least) = ((string?)null, name.Length < 4 ? 2 : Math.Clamp(name.Length / 3, 2, 3) + 1);
        foreach (var other in known)
        {
            if (Math.Abs(other.Length - name.Length) >= least) continue;
            var distance = string.Equals(other, name, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(name, other);
            if (distance < least) (best, least) = (other, distance);
        }

        return best;
    }

    // Two letters in the wrong order are one mistake: the most common one of people who type.
    private static int Distance(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++) table[i, 0] = i;
        for (var j = 0; j <= b.Length; j++) table[0, j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                var least = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                table[i, j] = swapped ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
            }
        }

        return table[a.Length, b.Length];
    }
}

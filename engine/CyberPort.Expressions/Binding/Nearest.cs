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

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (corner, left) = (row[0], row[0] = i);
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                left = row[j] = Math.Min(Math.Min(above, left) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[b.Length];
    }
}

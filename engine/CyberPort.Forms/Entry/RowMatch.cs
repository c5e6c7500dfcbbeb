namespace CyberPort.Forms.Entry;

/// <summary>Finds which rows of a changed table are the rows that were there before.</summary>
internal static class RowMatch
{
    /// <summary>For each line its place before, or null for a new one: what is alike at both ends stays, between them the first lines are the changed ones.</summary>
    public static int?[] Of(string[] before, string[] after)
    {
        var places = new int?[after.Length];
        var shorter = Math.Min(before.Length, after.Length);
        var head = 0;
        while (head < shorter && before[head] == after[head]) places[head] = head++;
        var tail = 0;
        while (tail < shorter - head && before[^(tail + 1)] == after[^(tail + 1)]) places[^(++tail)] = before.Length - tail;

        var (left, lines) = (before.Length - head - tail, after.Length - head - tail);
        // Of several rows that are gone those stay that are found again.
        var known = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var i = head; i < head + left; i++)
        {
            if (!known.TryGetValue(before[i], out var same)) known[before[i]] = same = new();
            same.Enqueue(i);
        }

        var free = new HashSet<int>(Enumerable.Range(head, left));
        for (var i = head; i < head + lines; i++)
            if (known.TryGetValue(after[i], out var same) && same.TryDequeue(out var place) && free.Remove(place)) places[i] = place;
        var rest = new Queue<int>(free.Order());
        for (var i = head; i < head + lines; i++)
            if (places[i] is null && rest.TryDequeue(out var place)) places[i] = place;
        return places;
    }
}

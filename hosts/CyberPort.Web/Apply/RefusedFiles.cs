namespace CyberPort.Web.Apply;

/// <summary>Files that were not taken, by the pointer of their slot, as a text that travels with a redirect.</summary>
public static class RefusedFiles
{
    public static string Write(IReadOnlyDictionary<string, string> refused) => string.Join('\n', refused.Select(r => $"{r.Key}\t{r.Value}"));

    public static Dictionary<string, string> Read(string? text) =>
        (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t', 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
}

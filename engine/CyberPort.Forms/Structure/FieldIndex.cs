using System.Collections.Frozen;

namespace CyberPort.Forms.Structure;

/// <summary>The fields of a form by their path and by their number.</summary>
public sealed class FieldIndex
{
    private readonly FrozenDictionary<string, int> _byPath;
    private readonly FrozenDictionary<string, int[]> _columns;

    public FieldIndex(IReadOnlyList<FormField> fields)
    {
        All = fields;
        _byPath = Enumerable.Range(0, fields.Count).ToFrozenDictionary(i => fields[i].Path, i => i, StringComparer.Ordinal);
        _columns = fields.Select((f, i) => (f.RowsPath, Index: i)).Where(f => f.RowsPath is not null)
            .GroupBy(f => f.RowsPath!, f => f.Index).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
    }

    public IReadOnlyList<FormField> All { get; }

    /// <summary>The number of the field at a path; -1 when there is none.</summary>
    public int IndexOf(string path) => _byPath.TryGetValue(path, out var index) ? index : -1;

    public FormField? Find(string path) => IndexOf(path) is >= 0 and var index ? All[index] : null;

    /// <summary>The numbers of the columns of a repeated group.</summary>
    public IReadOnlyList<int> ColumnsOf(string rowsPath) => _columns.GetValueOrDefault(rowsPath, []);
}

using CyberPort.Expressions;
using CyberPort.Storage.Files;

namespace CyberPort.Operations.Files;

/// <summary>A stored file as a form's value names it.</summary>
public static class FileValues
{
    public static Value Of(FileRow row, string kind)
    {
        var file = Value.Record(
            ("id", Value.Of(row.Id.ToString("D"))),
            ("name", Value.Of(row.Name)),
            ("size", Value.Of((decimal)row.Size)),
            ("type", Value.Of(row.MediaType)),
            ("sha256", Value.Of(row.Sha256)));
        return kind.Length == 0 ? file : file.With("/kind", Value.Of(kind));
    }
}

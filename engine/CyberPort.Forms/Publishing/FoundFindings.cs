using CyberPort.Expressions;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;

namespace CyberPort.Forms.Publishing;

/// <summary>Collects what the fields of a form demand.</summary>
internal sealed class FoundFindings
{
    private readonly HashSet<string> _places = new(StringComparer.Ordinal);

    public List<FormFinding> All { get; } = [];

    public bool Has(string pointer) => _places.Contains(pointer);

    public void Add(string pointer, string keyword, string part, LocalText message, Severity severity = Severity.Error)
    {
        _places.Add(pointer);
        All.Add(new(FormFinding.Schema, severity, pointer, keyword, message, AckKind.None, "", false) { Part = part });
    }
}

using System.Collections.Frozen;
using CyberPort.Forms.Fields.Agreements;
using CyberPort.Forms.Fields.Choices;
using CyberPort.Forms.Fields.Dates;
using CyberPort.Forms.Fields.Files;
using CyberPort.Forms.Fields.Locations;
using CyberPort.Forms.Fields.Matrices;
using CyberPort.Forms.Fields.Numbers;
using CyberPort.Forms.Fields.Parties;
using CyberPort.Forms.Fields.Registers;
using CyberPort.Forms.Fields.Rows;
using CyberPort.Forms.Fields.Texts;

namespace CyberPort.Forms.Fields;

/// <summary>The field kinds by name; a new kind is one class and one line here.</summary>
public sealed class FieldKinds(IEnumerable<FieldKind> kinds)
{
    private readonly FrozenDictionary<string, FieldKind> _byName = kinds.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    public static FieldKinds Standard { get; } = new(
    [
        new TextKind(),
        new MultilineKind(),
        new NumberKind(),
        new IntegerKind(),
        new MoneyKind(),
        new DateKind(),
        new PeriodKind(),
        new TimeKind(),
        new EraDateKind(),
        new ChoiceKind(),
        new MultiChoiceKind(),
        new YesNoKind(),
        new FileKind(),
        new PartyKind(),
        new RowsKind(),
        new NoteKind(),
        new ComputedKind(),
        new DocumentTextKind(),
        new AgreementKind(),
        new MatrixKind(),
        new LocationKind(),
        new LookupKind(),
        new FacilityKind(),
        new VesselKind(),
    ]);

    public IEnumerable<string> Names => _byName.Keys.Order(StringComparer.Ordinal);

    public FieldKind? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The kind of that name; fields of a published form always have one.</summary>
    public FieldKind this[string name] => _byName[name];

    /// <summary>These kinds and one more.</summary>
    public FieldKinds With(FieldKind kind) => new(_byName.Values.Append(kind));
}

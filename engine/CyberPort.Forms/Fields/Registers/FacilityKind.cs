namespace CyberPort.Forms.Fields.Registers;

/// <summary>A facility of the port (係留施設・上屋・野積場), chosen from the port's register of facilities.</summary>
public sealed class FacilityKind : LookupKind
{
    public override string Name => "facility";
}

namespace CyberPort.Forms.Fields.Registers;

/// <summary>A vessel, chosen from a register of vessels by name, call sign or number.</summary>
public sealed class VesselKind : LookupKind
{
    public override string Name => "vessel";
}

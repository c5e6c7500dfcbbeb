using CyberPort.Expressions;

namespace CyberPort.Forms.Entry;

/// <summary>The ways in which a value comes into a form (値の出どころ).</summary>
public enum OriginKind
{
    /// <summary>Entered by the applicant.</summary>
    Typed,

    /// <summary>Copied from an earlier case that the applicant chose.</summary>
    Copied,

    /// <summary>From the profile of the applicant's organisation.</summary>
    Profile,

    /// <summary>From the entry of a register that was chosen.</summary>
    Register,

    /// <summary>From a case by a rule of the form: the last one of the procedure, or the one that a task belongs to.</summary>
    Case,

    /// <summary>Given by a rule.</summary>
    Computed,

    /// <summary>Entered by an officer.</summary>
    Officer,
}

/// <summary>Where a value came from: the way, and the name of what gave it (receipt number, organisation, entry, legal basis).</summary>
public sealed record ValueOrigin(OriginKind Kind, LocalText From)
{
    /// <summary>Entered by the applicant.</summary>
    public static ValueOrigin Typed { get; } = new(OriginKind.Typed, new("", ""));

    /// <summary>Whether nobody had to enter what the form asks for.</summary>
    public bool IsReused => Kind is OriginKind.Copied or OriginKind.Profile or OriginKind.Register or OriginKind.Case;

    public static ValueOrigin Of(OriginKind kind, string from) => new(kind, new(from, from));
}

/// <summary>A value that was filled in, and its origin, which holds for as long as the value stands.</summary>
public sealed record Given(Value Value, ValueOrigin Origin);

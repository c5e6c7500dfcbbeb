using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Checking;

/// <summary>One compiled keyword of a schema.</summary>
internal abstract class Keyword
{
    /// <summary>The schemas that this keyword applies to the very same value.</summary>
    public virtual IEnumerable<SchemaNode> InPlace => [];

    /// <summary>Whether the keyword asks which members or items were evaluated.</summary>
    public virtual bool ReadsMarks => false;

    /// <summary>Whether a failure makes the other keywords of the same schema pointless (a wrong type).</summary>
    public virtual bool Decides => false;

    public abstract bool Check(Evaluation run, in Spot spot);
}

/// <summary>The value that is being checked, where it stands, and the marks of what has been evaluated there.</summary>
internal readonly record struct Spot(JsonData Data, InstancePath Path, Marks? Marks);

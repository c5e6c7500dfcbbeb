using System.Text;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Checking;

/// <summary>The way from the root of the instance to a value; written out only when there is something to say.</summary>
internal sealed class InstancePath
{
    private readonly InstancePath? _parent;
    private readonly string? _name;
    private readonly int _index;

    private InstancePath(InstancePath? parent, string? name, int index) => (_parent, _name, _index) = (parent, name, index);

    public static InstancePath Root { get; } = new(null, null, 0);

    public InstancePath Member(string name) => new(this, name, 0);

    public InstancePath Item(int index) => new(this, null, index);

    public override string ToString()
    {
        var pointer = new StringBuilder();
        Write(pointer);
        return pointer.ToString();
    }

    private void Write(StringBuilder pointer)
    {
        if (_parent is null) return;
        _parent.Write(pointer);
        pointer.Append('/');
        if (_name is null) pointer.Append(_index);
        else pointer.Append(JsonPointer.Escape(_name));
    }
}

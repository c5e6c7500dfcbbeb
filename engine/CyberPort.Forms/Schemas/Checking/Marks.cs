namespace CyberPort.Forms.Schemas.Checking;

/// <summary>Which members (by position) or items of one value have been evaluated.</summary>
internal sealed class Marks(int count)
{
    private readonly ulong[] _bits = new ulong[(count + 63) / 64];

    public bool this[int position] => (_bits[position >> 6] >> position & 1) != 0;

    public void Add(int position) => _bits[position >> 6] |= 1UL << position;

    public void AddAll() => Array.Fill(_bits, ulong.MaxValue);

    public void Take(Marks other)
    {
        for (var i = 0; i < _bits.Length; i++) _bits[i] |= other._bits[i];
    }
}

namespace CyberPort.Storage.Files;

/// <summary>Reads a file's parts one after another: one part is in memory, never the file.</summary>
internal sealed class PartsStream(Func<int, Task<byte[]?>> readPart, long size) : Stream
{
    private byte[] _part = [];
    private int _offset;
    private int _next;
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_offset == _part.Length)
        {
            if (_position == size) return 0;
            _part = await readPart(_next++) ?? throw new EndOfStreamException($"A part of the stored file is missing at {_position} of {size} bytes.");
            _offset = 0;
        }

        var count = Math.Min(buffer.Length, _part.Length - _offset);
        _part.AsMemory(_offset, count).CopyTo(buffer);
        _offset += count;
        _position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Stored files are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

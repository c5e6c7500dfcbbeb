namespace CyberPort.Operations.Scripts;

/// <summary>Reads answers line by line, and no line without an end.</summary>
internal sealed class AnswerReader(Stream stream, int longest)
{
    private readonly byte[] _buffer = new byte[16 * 1024];
    private int _from;
    private int _to;

    /// <summary>The next line without its end; null when the stream has ended.</summary>
    /// <exception cref="AnswerTooLongException">The line is longer than any answer may be.</exception>
    public async Task<byte[]?> ReadAsync(CancellationToken cancel)
    {
        using var line = new MemoryStream();
        while (true)
        {
            var end = _buffer.AsSpan(_from, _to - _from).IndexOf((byte)'\n');
            line.Write(_buffer, _from, end < 0 ? _to - _from : end);
            _from = end < 0 ? _to : _from + end + 1;
            if (end >= 0) return line.ToArray();
            if (line.Length > longest) throw new AnswerTooLongException();

            (_from, _to) = (0, await stream.ReadAsync(_buffer, cancel));
            if (_to == 0) return null;
        }
    }
}

/// <summary>A line that is longer than any answer may be.</summary>
internal sealed class AnswerTooLongException : Exception;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>The escapes and character classes.</summary>
internal ref partial struct PatternReader
{
    private CodePointSet Class()
    {
        var negated = Take('^');
        var set = CodePointSet.Empty;
        while (Next != ']')
        {
            if (Next == -1) throw Refuse("「[」が閉じていません。", "a [ is not closed.");
            var (from, members) = ClassMember();
            if (Next != '-' || _position + 1 >= _points.Length || _points[_position + 1] == ']')
            {
                set = set.With(members);
                continue;
            }
            _position++;
            var (to, _) = ClassMember();
            if (from < 0 || to < 0) throw Refuse("範囲の両端は 1 文字にします。", "both ends of a range must be single characters.");
            if (to < from) throw Refuse("範囲の両端が逆です。", "the range is out of order.");
            set = set.With(CodePointSet.Of((from, to)));
        }
        _position++;
        return negated ? set.Without() : set;
    }

    /// <summary>One member of a class: its code point, or -1 and the set when it is a set such as \d.</summary>
    private (int Point, CodePointSet Members) ClassMember()
    {
        if (Next == -1) throw Refuse("「[」が閉じていません。", "a [ is not closed.");
        var point = _points[_position++];
        if (point != '\\') return (point, CodePointSet.Of(point));
        if (Take('b')) return (8, CodePointSet.Of(8));
        if (Take('-')) return ('-', CodePointSet.Of('-'));
        if (SetEscape() is { } set) return (-1, set);
        var single = CharacterEscape();
        return (single, CodePointSet.Of(single));
    }

    private PatternNode Escaped()
    {
        if (Take('b')) return new PatternNode.At(PatternPlace.WordEdge);
        if (Take('B')) return new PatternNode.At(PatternPlace.NoWordEdge);
        if (Next is >= '1' and <= '9' or 'k') throw new PatternRefusedException(PatternRefusal.BackReference(_position - 1));
        return new PatternNode.One(SetEscape() ?? CodePointSet.Of(CharacterEscape()));
    }

    private CodePointSet? SetEscape()
    {
        var set = Next switch
        {
            'd' => UnicodeSets.Digits,
            'D' => UnicodeSets.Digits.Without(),
            'w' => UnicodeSets.Word,
            'W' => UnicodeSets.Word.Without(),
            's' => UnicodeSets.Space,
            'S' => UnicodeSets.Space.Without(),
            _ => null,
        };
        if (set is null) return Next is 'p' or 'P' ? Property() : null;
        _position++;
        return set;
    }

    private CodePointSet Property()
    {
        var start = _position - 1;
        var negated = _points[_position++] == 'P';
        var end = _position < _points.Length ? _points[_position..].IndexOf('}') : -1;
        if (Next != '{' || end < 0) throw Refuse("\\p{…} の形で書きます。", "write it as \\p{…}.");
        var name = string.Concat(_points[(_position + 1)..(_position + end)].ToArray().Select(char.ConvertFromUtf32));
        _position += end + 1;
        var set = UnicodeSets.Property(name) ?? throw new PatternRefusedException(PatternRefusal.Property(start, name));
        return negated ? set.Without() : set;
    }

    private int CharacterEscape()
    {
        if (Next == -1) throw Refuse("最後の「\\」の後に文字がありません。", "the pattern ends in a backslash.");
        var point = _points[_position++];
        switch (point)
        {
            case 't': return '\t';
            case 'n': return '\n';
            case 'v': return '\v';
            case 'f': return '\f';
            case 'r': return '\r';
            case '0' when Next is not (>= '0' and <= '9'): return 0;
            case 'c' when Next is >= 'a' and <= 'z' or >= 'A' and <= 'Z': return _points[_position++] & 0x1F;
            case 'x': return Hex(2);
            case 'u': return UnicodeEscape();
            case '^' or '$' or '\\' or '.' or '*' or '+' or '?' or '(' or ')' or '[' or ']' or '{' or '}' or '|' or '/': return point;
        }
        _position -= 2;
        var letter = char.ConvertFromUtf32(point);
        throw Refuse($"「\\{letter}」という書き方はありません。", $"\\{letter} is not an escape.");
    }

    private int UnicodeEscape()
    {
        if (!Take('{'))
        {
            var unit = Hex(4);
            if (unit is < 0xD800 or > 0xDBFF || Next != '\\') return unit;
            if (_position + 1 >= _points.Length || _points[_position + 1] != 'u') return unit;
            var back = _position;
            _position += 2;
            if (Next != '{' && Hex(4) is >= 0xDC00 and <= 0xDFFF and var low) return char.ConvertToUtf32((char)unit, (char)low);
            _position = back;
            return unit;
        }
        var end = _points[_position..].IndexOf('}');
        if (end is < 1 or > 10) throw Refuse("\\u{…} の形で書きます。", "write it as \\u{…}.");
        var point = Hex(end);
        if (point > CodePointSet.Last) throw Refuse("\\u{…} の値が大きすぎます。", "the value of \\u{…} is too large.");
        _position++;
        return point;
    }

    private int Hex(int digits)
    {
        long value = 0;
        for (var i = 0; i < digits; i++)
        {
            var digit = Next is >= 0 and < 128 && char.IsAsciiHexDigit((char)Next) ? Convert.ToInt32(((char)Next).ToString(), 16) : -1;
            if (digit < 0) throw Refuse("16 進数の桁が足りません。", "hexadecimal digits are missing.");
            value = Math.Min(value * 16 + digit, int.MaxValue);
            _position++;
        }
        return (int)value;
    }
}

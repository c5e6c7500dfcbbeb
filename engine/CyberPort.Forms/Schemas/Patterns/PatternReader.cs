using CyberPort.Expressions;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>The pattern is refused while it is read; never leaves <see cref="SchemaPattern"/>.</summary>
internal sealed class PatternRefusedException(PatternRefusal refusal) : Exception
{
    public PatternRefusal Refusal { get; } = refusal;
}

/// <summary>Reads a pattern of ECMA-262 (flag u) into its parts: alternatives, groups, quantifiers and places.</summary>
internal ref partial struct PatternReader(ReadOnlySpan<int> points)
{
    private const int Deepest = 40;

    private readonly ReadOnlySpan<int> _points = points;
    private int _position;
    private int _depth;

    public static PatternNode Read(string pattern)
    {
        var points = pattern.EnumerateRunes().Select(rune => rune.Value).ToArray();
        var reader = new PatternReader(points);
        var node = reader.Alternatives();
        if (reader._position < points.Length) throw reader.Refuse("「)」に対応する「(」がありません。", "this ) has no (.");
        return node;
    }

    private readonly int Next => _position < _points.Length ? _points[_position] : -1;

    private readonly char NextLetter => Next is > 0 and < 128 ? (char)Next : '\0';

    private PatternNode Alternatives()
    {
        if (++_depth > Deepest) throw Refuse("括弧の入れ子が深すぎます。", "the groups are nested too deeply.");
        var options = new List<PatternNode> { OneAlternative() };
        while (Next == '|')
        {
            _position++;
            options.Add(OneAlternative());
        }
        _depth--;
        return options.Count == 1 ? options[0] : new PatternNode.Choice(options);
    }

    private PatternNode OneAlternative()
    {
        var parts = new List<PatternNode>();
        while (Next is not (-1 or '|' or ')')) parts.Add(Quantified());
        return parts.Count == 1 ? parts[0] : new PatternNode.Sequence(parts);
    }

    private PatternNode Quantified()
    {
        var isPlace = Next is '^' or '$' || (Next == '\\' && _position + 1 < _points.Length && _points[_position + 1] is 'b' or 'B');
        var atom = Atom();
        if (Next is not ('*' or '+' or '?' or '{')) return atom;
        if (isPlace) throw Refuse("ここに回数は付けられません。", "nothing to repeat here.");

        var (min, max) = Quantity();
        if (Next == '?') _position++; // Greedy or lazy is of no account for a yes or no.
        if (Next is '*' or '+' or '?' or '{') throw Refuse("回数の指定が重なっています。", "one quantifier follows another.");
        return (min, max) == (1, 1) ? atom : new PatternNode.Repeat(atom, min, max);
    }

    private (int Min, int? Max) Quantity()
    {
        switch (_points[_position++])
        {
            case '*': return (0, null);
            case '+': return (1, null);
            case '?': return (0, 1);
        }
        var min = Count();
        int? max = min;
        if (Next == ',')
        {
            _position++;
            max = Next == '}' ? null : Count();
        }
        if (Next != '}') throw Refuse("回数の指定「{」が閉じていません。", "this { is not a complete quantifier.");
        _position++;
        if (max < min) throw Refuse("回数の上限が下限より小さくなっています。", "the numbers of the quantifier are out of order.");
        return (min, max);
    }

    private int Count()
    {
        var start = _position;
        long value = 0;
        while (Next is >= '0' and <= '9') value = Math.Min(value * 10 + (_points[_position++] - '0'), 1_000_000);
        return _position > start ? (int)value : throw Refuse("回数は数字で書きます。", "a number is expected in the quantifier.");
    }

    private PatternNode Atom()
    {
        var point = _points[_position++];
        switch (point)
        {
            case '^': return new PatternNode.At(PatternPlace.Start);
            case '$': return new PatternNode.At(PatternPlace.End);
            case '.': return new PatternNode.One(UnicodeSets.Dot);
            case '(': return Group();
            case '[': return new PatternNode.One(Class());
            case '\\': return Escaped();
            case '*' or '+' or '?':
                _position--;
                throw Refuse("回数の前に文字がありません。", "nothing to repeat here.");
            case '{' or '}' or ']':
                _position--;
                throw Refuse($"「{(char)point}」は「\\{(char)point}」と書きます。", $"write \\{(char)point} for this character.");
            default: return new PatternNode.One(CodePointSet.Of(point));
        }
    }

    private PatternNode Group()
    {
        if (Next == '?') GroupHead();
        var body = Alternatives();
        if (Next != ')') throw Refuse("「(」が閉じていません。", "a ( is not closed.");
        _position++;
        return body;
    }

    private void GroupHead()
    {
        var start = _position - 1;
        _position++;
        if (Take(':')) return;
        if (Next is '=' or '!') throw new PatternRefusedException(PatternRefusal.LookAround(start));
        if (!Take('<')) throw Refuse("この形の括弧は使えません。", "this kind of group is not available.");
        if (Next is '=' or '!') throw new PatternRefusedException(PatternRefusal.LookAround(start));
        GroupName();
    }

    private void GroupName()
    {
        var start = _position;
        while (char.IsAsciiLetter(NextLetter) || NextLetter is '_' or '$' || (_position > start && char.IsAsciiDigit(NextLetter)))
            _position++;
        if (_position == start || !Take('>')) throw Refuse("グループの名前が正しくありません。", "the name of the group is not valid.");
    }

    private bool Take(int point)
    {
        if (Next != point) return false;
        _position++;
        return true;
    }

    private readonly PatternRefusedException Refuse(string ja, string en) => new(PatternRefusal.Syntax(_position, new LocalText(ja, en)));
}

using System.Globalization;
using System.Text;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>Writes a pattern for .NET's non-backtracking engine.</summary>
/// <remarks>
/// .NET matches UTF-16 units and has its own idea of \d, \w, \s, \b and $. So every code point beyond ASCII is matched as
/// one stand-in unit (U+D800 + letter of the alphabet), which no well-formed text holds and which is no word character;
/// classes are written out, and $ is written as \z.
/// </remarks>
internal sealed class PatternWriter(PatternAlphabet alphabet, IReadOnlyDictionary<CodePointSet, int> numbers)
{
    public const int FirstStandIn = 0xD800;

    /// <summary>As many letters as there are stand-ins.</summary>
    public const int MostLetters = 0x800;

    private readonly StringBuilder _text = new();

    public static string Write(PatternNode node, PatternAlphabet alphabet, IReadOnlyDictionary<CodePointSet, int> numbers)
    {
        var writer = new PatternWriter(alphabet, numbers);
        writer.Add(node);
        return writer._text.ToString();
    }

    private void Add(PatternNode node)
    {
        switch (node)
        {
            case PatternNode.One one:
                AddSet(one.Points);
                break;
            case PatternNode.At at:
                _text.Append(at.Place switch
                {
                    PatternPlace.Start => "\\A",
                    PatternPlace.End => "\\z",
                    PatternPlace.WordEdge => "\\b",
                    _ => "\\B",
                });
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts) Add(part);
                break;
            case PatternNode.Choice choice:
                AddChoice(choice);
                break;
            case PatternNode.Repeat repeat:
                AddRepeat(repeat);
                break;
        }
    }

    private void AddChoice(PatternNode.Choice choice)
    {
        _text.Append("(?:");
        for (var i = 0; i < choice.Options.Count; i++)
        {
            if (i > 0) _text.Append('|');
            Add(choice.Options[i]);
        }
        _text.Append(')');
    }

    private void AddRepeat(PatternNode.Repeat repeat)
    {
        _text.Append("(?:");
        Add(repeat.Body);
        _text.Append(CultureInfo.InvariantCulture, $"){{{repeat.Min},{repeat.Max}}}");
    }

    private void AddSet(CodePointSet set)
    {
        var number = numbers[set];
        var units = new List<CodePointRange>();
        foreach (var run in set.Runs)
        {
            if (run.From < 128) units.Add(run with { To = Math.Min(run.To, 127) });
        }
        for (var letter = 0; letter < alphabet.Count; letter++)
        {
            if (alphabet.IsIn(letter, number)) units.Add(new(FirstStandIn + letter, FirstStandIn + letter));
        }
        if (units.Count == 0)
        {
            _text.Append("[^\\u0000-\\uFFFF]");
            return;
        }
        _text.Append('[');
        foreach (var run in CodePointSet.Of(units).Runs)
            _text.Append(CultureInfo.InvariantCulture, $"\\u{run.From:X4}-\\u{run.To:X4}");
        _text.Append(']');
    }
}

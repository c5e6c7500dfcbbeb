using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CyberPort.Forms.Schemas.Patterns;

namespace CyberPort.Forms.Tests.Schemas.Patterns;

/// <summary>Asks .NET's regex engine the same question, translated so that it means the same.</summary>
/// <remarks>
/// .NET matches UTF-16 units and has its own idea of \d, \w, \s, \b and $. So every code point beyond ASCII is matched as
/// one stand-in unit (U+D800 + letter of the alphabet), which no well-formed text holds and which is no word character;
/// classes are written out, and $ is written as \z. It is the backtracking engine; the texts are short. Both engines of
/// .NET 10 go wrong on two empty alternatives in a row before \b, so it is not asked about those.
/// </remarks>
internal sealed class RegexOracle
{
    private const int FirstStandIn = 0xD800;

    private readonly StringBuilder _text = new();
    private readonly Dictionary<CodePointSet, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly PatternAlphabet _alphabet;
    private readonly Regex _regex;

    public RegexOracle(SchemaPattern pattern)
    {
        SchemaPattern.Collect(pattern.Node, _numbers);
        _alphabet = PatternAlphabet.Of([.. _numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);
        Add(pattern.Node);
        _regex = new(_text.ToString(), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(20));
    }

    public bool IsMatch(string text) => _regex.IsMatch(string.Concat(text.EnumerateRunes().Select(rune =>
        rune.IsAscii ? (char)rune.Value : (char)(FirstStandIn + _alphabet.LetterOf(rune.Value)))));

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
        var number = _numbers[set];
        var units = new List<CodePointRange>();
        foreach (var run in set.Runs)
        {
            if (run.From < 128) units.Add(run with { To = Math.Min(run.To, 127) });
        }
        for (var letter = 0; letter < _alphabet.Count; letter++)
        {
            if (_alphabet.IsIn(letter, number)) units.Add(new(FirstStandIn + letter, FirstStandIn + letter));
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

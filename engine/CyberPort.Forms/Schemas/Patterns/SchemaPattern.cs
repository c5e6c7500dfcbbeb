using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.RegularExpressions;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>A pattern as JSON Schema means it (ECMA-262, flag u, unanchored), matched in linear time.</summary>
public sealed class SchemaPattern
{
    /// <summary>The longest pattern that is taken, in UTF-16 units.</summary>
    public const int MostCharacters = 512;

    /// <summary>The most positions that the repetitions of a pattern may unfold to.</summary>
    public const int MostPositions = 4_000;

    // The engine is linear already; this is the second belt.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);

    private readonly PatternAlphabet _alphabet;
    private readonly PatternAutomaton? _automaton;
    private readonly string _translation;
    private Regex? _regex;

    private SchemaPattern(string text, PatternAlphabet alphabet, PatternAutomaton? automaton, string translation) =>
        (Text, _alphabet, _automaton, _translation) = (text, alphabet, automaton, translation);

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether the pattern is matched by a table of states (most are) and not by the regex engine.</summary>
    internal bool HasAutomaton => _automaton is not null;

    /// <summary>Compiles a pattern; refuses what cannot be matched in linear time or is not written as ECMA-262 says.</summary>
    public static bool TryCompile(
        string text, [NotNullWhen(true)] out SchemaPattern? pattern, [NotNullWhen(false)] out PatternRefusal? refusal)
    {
        (pattern, refusal) = (null, null);
        try
        {
            pattern = Compile(text);
        }
        catch (PatternRefusedException refused)
        {
            refusal = refused.Refusal;
        }
        return pattern is not null;
    }

    /// <summary>Whether the pattern is found in the text.</summary>
    public bool IsMatch(ReadOnlySpan<char> text) =>
        _automaton is not null ? _automaton.IsMatch(text) : MatchStandIns(text);

    /// <summary>Whether the pattern is found in the (well-formed) UTF-8 text.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (_automaton is not null) return _automaton.IsMatch(utf8);
        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return MatchStandIns(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>The same question asked of the regex engine alone; both answers must always agree.</summary>
    internal bool MatchStandIns(ReadOnlySpan<char> text)
    {
        var regex = _regex ??= Build(_translation);
        var rented = ArrayPool<char>.Shared.Rent(text.Length);
        try
        {
            return regex.IsMatch(rented.AsSpan(0, StandIns(text, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private int StandIns(ReadOnlySpan<char> text, Span<char> units)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            int point = text[i];
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                point = char.ConvertToUtf32(text[i], text[++i]);
            units[count++] = point < 128 ? (char)point : (char)(PatternWriter.FirstStandIn + _alphabet.LetterOf(point));
        }
        return count;
    }

    private static SchemaPattern Compile(string text)
    {
        if (text.Length > MostCharacters) throw new PatternRefusedException(PatternRefusal.TooLong(text.Length, MostCharacters));
        var node = PatternReader.Read(text);
        if (node.Size > MostPositions) throw new PatternRefusedException(PatternRefusal.TooBig(node.Size));

        var numbers = new Dictionary<CodePointSet, int>(ReferenceEqualityComparer.Instance);
        Collect(node, numbers);
        var alphabet = PatternAlphabet.Of([.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);
        if (alphabet.Count > PatternWriter.MostLetters) throw new PatternRefusedException(PatternRefusal.TooBig(alphabet.Count));

        var automaton = PatternAutomaton.TryBuild(node, alphabet, numbers);
        var pattern = new SchemaPattern(text, alphabet, automaton, PatternWriter.Write(node, alphabet, numbers));
        if (automaton is null) pattern._regex = Build(pattern._translation);
        return pattern;
    }

    private static Regex Build(string translation)
    {
        try
        {
            return new(translation, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, Longest);
        }
        catch (NotSupportedException)
        {
            throw new PatternRefusedException(PatternRefusal.TooBig(MostPositions));
        }
    }

    private static void Collect(PatternNode node, Dictionary<CodePointSet, int> numbers)
    {
        switch (node)
        {
            case PatternNode.One one:
                numbers.TryAdd(one.Points, numbers.Count);
                break;
            case PatternNode.Sequence sequence:
                foreach (var part in sequence.Parts) Collect(part, numbers);
                break;
            case PatternNode.Choice choice:
                foreach (var option in choice.Options) Collect(option, numbers);
                break;
            case PatternNode.Repeat repeat:
                Collect(repeat.Body, numbers);
                break;
        }
    }
}

using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>A pattern as JSON Schema means it (ECMA-262, flag u, unanchored), matched in linear time.</summary>
public sealed class SchemaPattern
{
    /// <summary>The longest pattern that is taken, in UTF-16 units.</summary>
    public const int MostCharacters = 512;

    /// <summary>The most positions that the repetitions of a pattern may unfold to.</summary>
    public const int MostPositions = 400;

    private readonly PatternAutomaton? _automaton;
    private readonly PatternWalk _walk;

    private SchemaPattern(string text, PatternNode node, PatternAutomaton? automaton, PatternWalk walk) =>
        (Text, Node, _automaton, _walk) = (text, node, automaton, walk);

    /// <summary>The pattern as it was written.</summary>
    public string Text { get; }

    /// <summary>What was read, for the proof that the engines agree.</summary>
    internal PatternNode Node { get; }

    /// <summary>Whether the pattern is matched by a table of states; most are.</summary>
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
    public bool IsMatch(ReadOnlySpan<char> text) => _automaton is not null ? _automaton.IsMatch(text) : Walk(text);

    /// <summary>Whether the pattern is found in the (well-formed) UTF-8 text.</summary>
    public bool IsMatch(ReadOnlySpan<byte> utf8)
    {
        if (_automaton is not null) return _automaton.IsMatch(utf8);
        var rented = ArrayPool<char>.Shared.Rent(utf8.Length);
        try
        {
            return Walk(rented.AsSpan(0, Encoding.UTF8.GetChars(utf8, rented)));
        }
        finally
        {
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    /// <summary>The same question without the table; both answers must always agree.</summary>
    internal bool Walk(ReadOnlySpan<char> text)
    {
        var rented = ArrayPool<int>.Shared.Rent(text.Length);
        try
        {
            var count = 0;
            for (var i = 0; i < text.Length; i++)
            {
                var isPair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
                rented[count++] = isPair ? char.ConvertToUtf32(text[i], text[++i]) : text[i];
            }
            return _walk.IsMatch(rented.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<int>.Shared.Return(rented);
        }
    }

    private static SchemaPattern Compile(string text)
    {
        if (text.Length > MostCharacters) throw new PatternRefusedException(PatternRefusal.TooLong(text.Length, MostCharacters));
        var node = PatternReader.Read(text);
        if (node.Size > MostPositions) throw new PatternRefusedException(PatternRefusal.TooBig(node.Size));

        var numbers = new Dictionary<CodePointSet, int>(ReferenceEqualityComparer.Instance);
        Collect(node, numbers);
        var alphabet = PatternAlphabet.Of([.. numbers.OrderBy(pair => pair.Value).Select(pair => pair.Key)]);
        var walk = new PatternWalk(PatternStates.Build([node], numbers), alphabet);
        return new(text, node, PatternAutomaton.TryBuild(node, alphabet, numbers), walk);
    }

    internal static void Collect(PatternNode node, Dictionary<CodePointSet, int> numbers)
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

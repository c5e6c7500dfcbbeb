namespace CyberPort.Forms.Schemas.Patterns;

/// <summary>The places that a pattern may ask for.</summary>
internal enum PatternPlace
{
    Start,
    End,
    WordEdge,
    NoWordEdge,
}

/// <summary>One part of a pattern as ECMA-262 means it with the flag u.</summary>
internal abstract record PatternNode
{
    /// <summary>How many positions an automaton needs for this part.</summary>
    public abstract long Size { get; }

    internal sealed record One(CodePointSet Points) : PatternNode
    {
        public override long Size => 1;
    }

    internal sealed record At(PatternPlace Place) : PatternNode
    {
        public override long Size => 1;
    }

    internal sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode
    {
        public override long Size { get; } = Math.Min(int.MaxValue, Parts.Sum(part => part.Size));
    }

    internal sealed record Choice(IReadOnlyList<PatternNode> Options) : PatternNode
    {
        public override long Size { get; } = Math.Min(int.MaxValue, 1 + Options.Sum(option => option.Size));
    }

    /// <summary>A body repeated at least Min and at most Max times; no Max means without end.</summary>
    internal sealed record Repeat(PatternNode Body, int Min, int? Max) : PatternNode
    {
        public override long Size { get; } = Math.Min(int.MaxValue, 1 + Body.Size * Math.Max(1, Max ?? (Min + 1)));
    }
}

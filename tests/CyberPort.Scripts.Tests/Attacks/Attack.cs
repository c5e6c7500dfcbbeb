using System.Text;
using CyberPort.Expressions;

namespace CyberPort.Scripts.Tests.Attacks;

/// <summary>One line of a file of attacks: a text, or a middle with something repeated around it.</summary>
internal sealed record Attack(string Kind, string Text, string? Expect)
{
    public static IReadOnlyList<Attack> ReadAll(string file) =>
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Attacks", file)).Select(l => Read(Value.Parse(l)))];

    private static Attack Read(Value line)
    {
        var text = line["text"].IsText ? line["text"].AsText : Repeated(line);
        return new(line["kind"].AsText, text, line["expect"].IsText ? line["expect"].AsText : null);
    }

    private static string Repeated(Value line)
    {
        var times = (int)line["times"].AsNumber;
        return new StringBuilder().Insert(0, line["before"].AsText, times).Append(line["middle"].AsText).ToString()
            + new StringBuilder().Insert(0, line["after"].AsText, times);
    }
}

using System.Collections.Frozen;
using CyberPort.Expressions;
using CyberPort.Forms.Codes;
using CyberPort.Forms.Layouts;
using CyberPort.Forms.States;
using CyberPort.Forms.Structure;
using CyberPort.Forms.Texts;

namespace CyberPort.Forms.Rules;

/// <summary>The rules of one published form, already in dependency order: one pass over them is enough.</summary>
public sealed class RuleBook
{
    // A rule may walk over thousands of rows, and still no form keeps a page waiting.
    internal static readonly ExpressionLimits Budget = new() { MaxSteps = 400_000 };
    internal const int StepsOfAll = 4_000_000;

    private readonly FrozenDictionary<string, CompiledRule[]> _filters;
    private readonly FrozenDictionary<string, string> _pages;
    private readonly FrozenSet<string> _computed;

    internal RuleBook(
        IReadOnlyList<CompiledRule> rules, FieldIndex fields, IReadOnlyDictionary<string, CodeList> lists, UiDocument ui, ValueTexts texts)
    {
        (Compiled, Fields, Lists, Texts) = (rules, fields, lists, texts);
        _filters = rules.Where(r => r.Definition.Kind == RuleKind.Options && r.Expression is not null)
            .GroupBy(r => r.Definition.Target!).ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _pages = fields.All.ToFrozenDictionary(f => f.Path, f => PageOf(f.Path, ui), StringComparer.Ordinal);
        _computed = rules.Where(r => r.Definition is { Kind: RuleKind.Compute, Editable: false }).Select(r => r.Definition.Target!)
            .ToFrozenSet(StringComparer.Ordinal);
        Initial = [.. fields.All.Select(f => new FieldFlags(f.Off, _computed.Contains(f.Path), f.Required))];
        Running = [.. rules.Where(r => r.Definition.Kind is not (RuleKind.Options or RuleKind.Prefill))];
        OwnCodes = new(fields.All, lists);
        Off = [.. fields.All.Where(f => f.Off && f.RowsPath is null).Select(f => f.Path)];
    }

    /// <summary>The rules as they are written, in the order in which they run.</summary>
    public IEnumerable<RuleDefinition> Rules => Compiled.Select(r => r.Definition);

    internal IReadOnlyList<CompiledRule> Compiled { get; }

    /// <summary>The rules that an evaluation runs; options are asked field by field, and prefills once.</summary>
    internal CompiledRule[] Running { get; }
    internal FieldIndex Fields { get; }
    internal IReadOnlyDictionary<string, CodeList> Lists { get; }
    internal ValueTexts Texts { get; }
    internal FieldFlags[] Initial { get; }
    internal IReadOnlyList<string> Off { get; }

    /// <summary>Where own codes may be chosen: national rules read the national codes that they stand for.</summary>
    internal OwnCodeFields OwnCodes { get; }

    /// <summary>Runs every rule once and says how the form looks for these answers.</summary>
    public FormState Evaluate(Value values, FormContext context) => new RuleRun(this, values, context).Run();

    /// <summary>The page of a field path; "" when it is on none.</summary>
    public string PageOf(string path) => _pages.GetValueOrDefault(path, "");

    /// <summary>Whether a rule alone gives the field its value.</summary>
    public bool IsComputed(string path) => _computed.Contains(path);

    internal IReadOnlyList<CompiledRule> FiltersOf(string path) => _filters.GetValueOrDefault(path, []);

    private static string PageOf(string path, UiDocument ui)
    {
        var node = ui.Showing(path);
        for (var steps = 0; node?.Parent is { } parent && steps < 64; steps++) node = ui.Nodes.GetValueOrDefault(parent);
        return node is { Kind: UiKind.Page } ? node.Id : "";
    }
}

/// <summary>What is known about one field while the rules run.</summary>
internal record struct FieldFlags(bool Hidden, bool Disabled, bool Required);

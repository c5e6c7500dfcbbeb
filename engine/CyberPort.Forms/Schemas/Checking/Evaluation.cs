using System.Globalization;
using CyberPort.Forms.Schemas.Compiling;
using CyberPort.Forms.Schemas.Json;

namespace CyberPort.Forms.Schemas.Checking;

/// <summary>One validation: its budget, its findings and the resources that were entered on the way.</summary>
internal sealed class Evaluation(SchemaOptions options, List<SchemaFinding>? findings)
{
    private readonly List<SchemaResource> _scope = [];
    private int _quiet = findings is null ? 1 : 0;
    private int _steps;
    private int _depth;

    /// <summary>Whether the budget is spent: from then on nothing is valid.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>Whether nobody listens: then the first failure is enough.</summary>
    public bool IsQuiet => _quiet > 0;

    public bool Check(SchemaNode node, in Spot spot)
    {
        if (!Spend(1)) return false;
        if (node.Always is { } always) return always || Report(spot, "false");
        if (_depth >= options.MaxEvaluationDepth) return GiveUp();

        _depth++;
        var enters = _scope.Count == 0 || _scope[^1] != node.Resource;
        if (enters) _scope.Add(node.Resource);
        var valid = node.Marks ? CheckMarking(node, spot) : CheckAll(node, spot);
        if (enters) _scope.RemoveAt(_scope.Count - 1);
        _depth--;
        return valid;
    }

    /// <summary>Checks a member or item; a plain false is reported as the keyword that forbids it.</summary>
    public bool CheckChild(SchemaNode node, in Spot child, string keyword) =>
        node.Always == false && !GaveUp ? Report(child, keyword) : Check(node, child);

    /// <summary>Checks without telling anybody; the marks are only kept when it holds.</summary>
    public bool Try(SchemaNode node, in Spot spot)
    {
        var marks = spot.Marks is null ? null : NewMarks(spot.Data);
        _quiet++;
        var valid = Check(node, spot with { Marks = marks });
        _quiet--;
        if (valid && marks is not null) spot.Marks!.Take(marks);
        return valid;
    }

    /// <summary>The outermost resource on the way that has this dynamic anchor.</summary>
    public SchemaNode? Outermost(string dynamicAnchor)
    {
        foreach (var resource in _scope)
        {
            if (resource.DynamicNodes.TryGetValue(dynamicAnchor, out var node)) return node;
        }
        return null;
    }

    public bool Report(in Spot spot, string keyword, params (string Name, string Value)[] arguments)
    {
        if (_quiet > 0 || findings!.Count >= options.MaxFindings) return false;
        findings.Add(SchemaMessages.Finding(spot.Path.ToString(), keyword, arguments));
        return false;
    }

    /// <summary>Takes steps from the budget; false when it is spent.</summary>
    public bool Spend(int steps)
    {
        _steps += steps;
        return _steps <= options.MaxSteps ? !GaveUp : GiveUp();
    }

    private bool GiveUp()
    {
        if (!GaveUp) findings?.Add(SchemaMessages.Finding("", "limit", ("limit", options.MaxSteps.ToString(CultureInfo.InvariantCulture))));
        GaveUp = true;
        return false;
    }

    private bool CheckMarking(SchemaNode node, in Spot spot)
    {
        // What a cousin has evaluated is of no account for unevaluated… here: it gets marks of its own.
        var marks = NewMarks(spot.Data);
        var valid = CheckAll(node, spot with { Marks = marks });
        if (marks is not null) spot.Marks?.Take(marks);
        return valid;
    }

    private bool CheckAll(SchemaNode node, in Spot spot)
    {
        var valid = true;
        foreach (var keyword in node.Keywords)
        {
            if (keyword.Check(this, spot)) continue;
            valid = false;
            if (IsQuiet || GaveUp || keyword.Decides) return false;
        }
        return valid;
    }

    private static Marks? NewMarks(JsonData data) => data.Kind switch
    {
        JsonKinds.Record => new(data.Members.Length),
        JsonKinds.List => new(data.Items.Length),
        _ => null,
    };
}

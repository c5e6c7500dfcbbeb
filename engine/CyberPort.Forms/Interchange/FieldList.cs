using System.Text.Json.Nodes;
using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange;

/// <summary>A list of fields as authorities write it in a spreadsheet (項目一覧): one row a field, with the code lists it names.</summary>
public sealed record FieldList(IReadOnlyList<FieldListRow> Rows)
{
    /// <summary>Code list to its codes, where the rows of the list came along.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FieldListCode>> Codes { get; init; } = new Dictionary<string, IReadOnlyList<FieldListCode>>();
}

/// <summary>One field as the list says it.</summary>
public sealed record FieldListRow
{
    /// <summary>The line of the file, for problems.</summary>
    public required int Line { get; init; }

    /// <summary>"place", "period.start", "attach.plan"; "crew[].name" is a column of the repeated group "crew".</summary>
    public required string Key { get; init; }
    public required LocalText Name { get; init; }

    /// <summary>As written: "string(13)", "decimal", "array:code", "object:Party".</summary>
    public required string Type { get; init; }
    public string Unit { get; init; } = "";
    public required Presence Presence { get; init; }
    public string CodeList { get; init; } = "";
    public required FieldRole Role { get; init; }
    public string Source { get; init; } = "";
    public bool IsInferred { get; init; }

    /// <summary>The field's schema in full where the type does not say everything.</summary>
    public JsonObject? Schema { get; init; }
    public LocalText? Help { get; init; }

    /// <summary>What the list says and no form part holds, such as a condition in another language; kept in the README.</summary>
    public string Remark { get; init; } = "";
}

/// <summary>One code of a list.</summary>
public sealed record FieldListCode(string Code, LocalText Name)
{
    /// <summary>The row as the code list writes it (reading, parent, attributes), where it came along.</summary>
    public JsonObject? Row { get; init; }
}

/// <summary>Whether a field must be answered.</summary>
public enum Presence
{
    Required,
    Optional,

    /// <summary>Sometimes; the form's rules must say when.</summary>
    Conditional,
}

/// <summary>Whose field it is.</summary>
public enum FieldRole
{
    /// <summary>共通項目.</summary>
    Common,

    /// <summary>任意項目.</summary>
    Optional,

    /// <summary>What the office fills in, not the applicant.</summary>
    Office,
}

/// <summary>A list, or the problems that kept it from being one.</summary>
public sealed record FieldListReading(FieldList? List, IReadOnlyList<Problem> Problems);

using CyberPort.Expressions;

namespace CyberPort.Forms.Manifests;

/// <summary>The administrative side of a form: its law, its addressee, its periods and its practice.</summary>
public sealed record ProcedureFacts
{
    /// <summary>The row of the national procedure catalogue, "PR-201".</summary>
    public required string Catalogue { get; init; }

    /// <summary>Whether it is no procedure, but what one is begun from (白紙).</summary>
    public bool IsBlank => Catalogue == "blank";

    /// <summary>The template's key, "waterAreaOccupancy".</summary>
    public required string Key { get; init; }

    /// <summary>The two levels of the taxonomy (大分類・中分類).</summary>
    public required LocalText Category { get; init; }
    public required LocalText Subcategory { get; init; }

    public required FilingKind Filing { get; init; }
    public required BuildClass BuildClass { get; init; }

    /// <summary>True while the counts that decide the class are not known (暫定).</summary>
    public bool BuildClassIsProvisional => BuildClassRule.Decide(Practice) is null;

    public required LocalText LegalBasis { get; init; }

    /// <summary>To whom the form is addressed (宛先).</summary>
    public required LocalText Addressee { get; init; }

    /// <summary>The workflow definition that a submission starts.</summary>
    public required string Workflow { get; init; }

    /// <summary>Days of the standard processing period (標準処理期間), and whether they are working days.</summary>
    public int? StandardDays { get; init; }
    public bool StandardDaysAreWorking { get; init; }

    /// <summary>Years the case is kept (保存期間); null is for ever (永年).</summary>
    public int? RetentionYears { get; init; }

    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>What the fact-finding survey asks of each procedure (実態把握調査).</summary>
    public PracticeFacts Practice { get; init; } = new();
}

/// <summary>What a filing is in law.</summary>
public enum FilingKind
{
    /// <summary>申請: asks for a disposition.</summary>
    Application,

    /// <summary>届出: complete when it arrives.</summary>
    Filing,

    /// <summary>協議: between governments.</summary>
    Consultation,

    /// <summary>報告: a survey sheet or a report.</summary>
    Report,
}

/// <summary>Whether a procedure has a form of its own (個別) or uses the generic one (汎用).</summary>
public enum BuildClass
{
    Individual,
    Generic,
}

/// <summary>The attributes of the fact-finding survey of port administrators' procedures.</summary>
public sealed record PracticeFacts
{
    public LocalText? Ordinance { get; init; }
    public LocalText? Department { get; init; }
    public LocalText? FormNumber { get; init; }

    /// <summary>Whether a law or its rules prescribe the procedure and its form (法令に定めのある手続).</summary>
    public bool? LawPrescribed { get; init; }

    public int? CasesPerYear { get; init; }
    public int? Administrators { get; init; }
    public IReadOnlyList<string> Means { get; init; } = [];
    public bool? SealRequired { get; init; }
    public bool? Attachments { get; init; }
    public LocalText? NoticeForm { get; init; }
    public IReadOnlyList<string> NoticeMeans { get; init; } = [];
    public bool? NoticeSealRequired { get; init; }
    public bool? NoticeAttachments { get; init; }
    public LocalText? StorageMedium { get; init; }
}

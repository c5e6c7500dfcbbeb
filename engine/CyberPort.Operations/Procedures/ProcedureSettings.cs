using System.Collections.Concurrent;
using System.Text.Json;
using CyberPort.Forms.Publishing;
using CyberPort.Storage.Forms;

namespace CyberPort.Operations.Procedures;

/// <summary>What an organisation sets for a procedure it offers; data, kept as JSON with the offer.</summary>
public sealed record ProcedureSettings
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private const int MostKnown = 2000;
    private static readonly ConcurrentDictionary<string, ProcedureSettings> Known = new(StringComparer.Ordinal);

    /// <summary>Receipt numbers (受付番号): {era} 令, {year} of the era, {number} with zeros: "{era}{year}港占-{number:0000}".</summary>
    public string ReceiptFormat { get; init; } = "{era}{year}-{number:0000}";

    /// <summary>Document numbers (文書番号): "{eraName}{year}年度 港管第{number}号".</summary>
    public string DocumentFormat { get; init; } = "{eraName}{year}年度 第{number}号";

    /// <summary>Working days of the standard processing period; nothing when there is none.</summary>
    public int? StandardDays { get; init; }

    /// <summary>When the office closes; what arrives later is counted from the next working day.</summary>
    public TimeOnly ClosesAt { get; init; } = new(17, 15);

    public string LegalBasisJa { get; init; } = "";
    public string LegalBasisEn { get; init; } = "";

    /// <summary>What is good to have at hand before starting.</summary>
    public string PreparationJa { get; init; } = "";
    public string PreparationEn { get; init; } = "";

    /// <summary>Whom to ask; the same on every page of the procedure (WCAG 3.2.6).</summary>
    public string HelpNameJa { get; init; } = "";
    public string HelpNameEn { get; init; } = "";
    public string HelpPhone { get; init; } = "";

    /// <summary>Who issues documents: "広島県知事".</summary>
    public string IssuerJa { get; init; } = "";
    public string IssuerEn { get; init; } = "";

    /// <summary>To whom a request for review goes (審査請求); the issuer when empty.</summary>
    public string ReviewAuthorityJa { get; init; } = "";

    /// <summary>Whom an action for revocation names (取消しの訴えの被告): "広島県".</summary>
    public string DefendantJa { get; init; } = "";

    /// <summary>Facts that rules and conditions may read, such as portClass.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The facts that a form's rules read: the settings' own and to whom it is addressed.</summary>
    public IReadOnlyDictionary<string, string> FactsOf(CompiledForm form)
    {
        if (Facts.ContainsKey("addressee") || form.Manifest.Procedure is not { } procedure) return Facts;
        return new Dictionary<string, string>(Facts) { ["addressee"] = procedure.Addressee.Ja };
    }

    /// <summary>The settings of an offer; the same text is read once.</summary>
    public static ProcedureSettings Of(ProcedureRow row)
    {
        if (Known.TryGetValue(row.Settings, out var known)) return known;
        if (Known.Count >= MostKnown) Known.Clear();
        return Known[row.Settings] = JsonSerializer.Deserialize<ProcedureSettings>(row.Settings, Json) ?? new();
    }

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

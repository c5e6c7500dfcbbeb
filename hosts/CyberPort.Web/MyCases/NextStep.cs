using CyberPort.Storage.Cases;
using CyberPort.Web.Texts;

namespace CyberPort.Web.MyCases;

/// <summary>What an applicant does or waits for next, in one sentence.</summary>
public static class NextStep
{
    public static string Of(CaseRow row, TextBook texts) => (row.ClosedAt, row.PausedOn, row.Disposition) switch
    {
        ( not null, _, "acceptance") => texts["next.accepted"],
        ( not null, _, "permit" or "agreement") => texts["next.permit"],
        ( not null, _, "withdrawal") => texts["next.withdrawn"],
        ( not null, _, "denial" or "dismissal") => texts["next.denied"],
        ( not null, _, _) => texts["next.closed"],
        (_, not null, "permit" or "agreement") => texts["next.asked"],
        (_, not null, _) => texts["next.correct"],
        (_, _, "permit" or "agreement") => texts["next.permitted"],
        _ => texts["next.wait"],
    };
}

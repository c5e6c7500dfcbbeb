using CyberPort.Expressions;
using CyberPort.Workflows;

namespace CompanyRegister;

/// <summary>Looks an applicant's company up by its corporate number (法人番号, 13 digits).</summary>
[Activity("CompanyRegister.Lookup", Label = "法人の照会", English = "Company look-up", Category = "CompanyRegister", Outcomes = ["Found", "NotFound"])]
public sealed class CompanyLookup : IWaitingActivity
{
    [Input("法人番号", English = "Corporate number")] public required string CorporateNumber { get; init; }

    public ActivityResult Start(ActivityContext context)
    {
        if (CorporateNumber.Length != 13 || !CorporateNumber.All(char.IsAsciiDigit)) throw new StepFaultException(new(
            "法人番号は 13 桁の数字です。申請の入力と corporateNumber の式を確かめてください。",
            "A corporate number has 13 digits. Look at what was entered and at the expression of corporateNumber."));

        return ActivityResult.Ask(context.NewTaskId(), RegisterService.ServiceName, Value.Record(("number", Value.Of(CorporateNumber))));
    }

    public ActivityResult Resume(ActivityContext context, Stimulus stimulus)
    {
        var company = ServiceAnswer.Of(stimulus);
        return company.IsNull ? ActivityResult.Done("NotFound") : ActivityResult.Done("Found").Returning(company);
    }
}

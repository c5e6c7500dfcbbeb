using CyberPort.Expressions;
using CyberPort.Forms.Rules;
using CyberPort.Forms.States;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Publishing;

public sealed class LargeFormTests
{
    private static readonly FormContext Submit = new() { Today = new(2026, 4, 1), Phase = FormPhase.Submit };

    [Fact]
    public void A_form_of_a_thousand_fields_and_five_hundred_rules_is_published_and_evaluated()
    {
        var form = Slipway.Compile(LargeForm.Files(1_000, 500, 4));

        var state = form.Evaluate(Value.Parse(LargeForm.Answers(1_000, 10, 4)), Submit);

        Assert.Equal(1_005, form.Fields.All.Count);
        Assert.Empty(state.Findings);
        Assert.True(state.MayProceed);
    }

    [Fact]
    public void A_grid_of_two_thousand_rows_is_checked_whole_and_each_bad_cell_is_named()
    {
        var form = Slipway.Compile(LargeForm.Files(10, 30, 20));
        var answers = Value.Parse(LargeForm.Answers(10, 2_000, 20)).With("/rows/7/c2", Value.Of(-1)).With("/rows/1999/c0", Value.Of("１２ｘ"));

        var state = form.Evaluate(answers, Submit);

        Assert.Equal([("/rows/7/c2", "minimum"), ("/rows/1999/c0", "number")], state.Findings.Select(f => (f.Pointer, f.Keyword)));
    }
}

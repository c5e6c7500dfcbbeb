using CyberPort.Operations.TaskForms;
using CyberPort.Operations.Tasks;

namespace CyberPort.Operations.Tests.TaskForms;

/// <summary>A form is as long as the installation allows.</summary>
public sealed class TaskFormLimitTests() : TaskFormContract("sqlite")
{
    [Fact]
    public async Task One_that_is_too_long_is_refused_with_its_length()
    {
        var (_, task) = await AskAsync();
        var sato = await Actor("hij.sato");
        var draft = await FilledAsync((await UseCases.FillTaskForm.StartAsync(sato, Hiroshima, task.Id, Cancel)).Id);

        var refused = await Assert.ThrowsAsync<AnswerRefusedException>(() => UseCases.FillTaskForm.SubmitAsync(sato, draft, "report", "", Cancel));
        Assert.Contains("上限は200文字", refused.Reason.Ja, StringComparison.Ordinal);
    }

    protected override Surroundings Change(Surroundings around) => around with { TaskForms = new TaskFormOptions { LongestAnswer = 200 } };
}

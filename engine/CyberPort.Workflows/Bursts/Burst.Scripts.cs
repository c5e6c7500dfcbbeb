using CyberPort.Expressions;
using CyberPort.Scripting;
using CyberPort.Workflows.Inputs;

namespace CyberPort.Workflows.Runs;

internal sealed partial class Burst
{
    /// <summary>Takes the step up that waits for the script; an answer that comes twice or too late is passed over.</summary>
    private void ScriptDone(Stimulus.ScriptDone script)
    {
        if (WhoWaits(waiting => waiting is Waiting.ForScript asked && asked.Id == script.ScriptId) is not var (bookmark, instance)) return;

        var answer = Kept(script.Given);
        Note("script", Value.Record(("scriptId", Value.Of(script.ScriptId.ToString())), ("answer", answer.ToValue())), null);
        _run.Bookmarks.Remove(bookmark);
        TakeUp(instance, script with { Given = answer });
        Drain();
    }

    // What comes back is kept in the run's state and in the journal: beyond their size it is a fault of the script.
    private ScriptAnswer Kept(ScriptAnswer answer) =>
        ValueSize.Of(answer.ToValue(), _limits.MaxValueParts) is null
            ? ScriptAnswer.Failed(new(ScriptFaultKind.Size, 0, 0, new(
                "スクリプトの結果が大きすぎるか、入れ子が深すぎます。必要な値だけを返してください。",
                "What the script gives is too large or nested too deep. Return only what is needed.")))
            : answer;
}

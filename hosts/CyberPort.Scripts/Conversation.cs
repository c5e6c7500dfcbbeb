using CyberPort.Expressions;
using CyberPort.Scripting;

namespace CyberPort.Scripts;

/// <summary>The loop of the process: says "ready", then answers each line with one line.</summary>
internal sealed class Conversation(TextReader input, TextWriter output, ScriptLimits limits)
{
    /// <summary>Works until the other side closes; answers 1 when the process is not fit for a further script.</summary>
    public int Run()
    {
        // The first script of a process is slow; this one is nobody's.
        _ = ScriptRun.Answer(new(Guid.Empty, "(function () { return /a/.test(toJson({ a: [1] })) && getCorrelationId(); })()", Value.Record()),
            limits);
        output.WriteLine("ready");
        while (input.ReadLine() is { } line)
        {
            var answer = Answer(line);
            output.WriteLine(answer.ToValue().ToJson());
            if (answer.Fault is { Kind: ScriptFaultKind.Memory or ScriptFaultKind.Crash }) return 1;
        }

        return 0;
    }

    private ScriptAnswer Answer(string line)
    {
        if (line.Length > limits.RequestBytes) return ScriptAnswer.Failed(ScriptFaults.DataTooLarge(limits.RequestBytes));
        return ScriptRun.Answer(ScriptRequest.Of(Value.Parse(line)), limits);
    }
}

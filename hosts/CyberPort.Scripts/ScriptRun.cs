using System.Text.Json;
using System.Text.RegularExpressions;
using CyberPort.Expressions;
using CyberPort.Scripting;
using Jint;
using Jint.Native;
using Jint.Parser;
using Jint.Runtime;

namespace CyberPort.Scripts;

/// <summary>Runs one script on an engine of its own: no CLR, no files, no network, JSON in and out.</summary>
internal static class ScriptRun
{
    private static readonly TimeZoneInfo Office = TimeZoneInfo.CreateCustomTimeZone("JST", TimeSpan.FromHours(9), "JST", "JST");
    private const string PreludeName = "prelude.js";
    private static readonly string Prelude = ReadPrelude();

    public static ScriptAnswer Answer(ScriptRequest request, ScriptLimits limits)
    {
        if (request.Script.Length > limits.ScriptCharacters)
            return ScriptAnswer.Failed(ScriptFaults.ScriptTooLong(limits.ScriptCharacters));

        try
        {
            return Run(request, limits);
        }
        catch (ParserException fault)
        {
            return ScriptAnswer.Failed(ScriptFaults.Syntax(fault.LineNumber, fault.Column, fault.Description ?? fault.Message));
        }
        catch (JavaScriptException fault)
        {
            return ScriptAnswer.Failed(Thrown(fault));
        }
        catch (RecursionDepthOverflowException)
        {
            return ScriptAnswer.Failed(ScriptFaults.TooDeep(limits.Recursion));
        }
        catch (StatementsCountOverflowException)
        {
            return ScriptAnswer.Failed(ScriptFaults.Statements(limits.Statements));
        }
        catch (Exception fault) when (fault is TimeoutException or RegexMatchTimeoutException)
        {
            return ScriptAnswer.Failed(ScriptFaults.Time(limits.Time));
        }
        catch (OutOfMemoryException)
        {
            return ScriptAnswer.Failed(ScriptFaults.Memory(limits.Megabytes));
        }
#pragma warning disable CA1031 // the engine itself stumbled over the script: that is the script's fault, and the next one is not to suffer
        catch (Exception fault)
#pragma warning restore CA1031
        {
            return ScriptAnswer.Failed(ScriptFaults.Runtime(0, 0, Short(fault.Message)));
        }
    }

    private static ScriptAnswer Run(ScriptRequest request, ScriptLimits limits)
    {
        var ids = new SeededIds(request.Id);
        var engine = new Engine(options => options
            .Strict()
            .TimeoutInterval(limits.Time)
            .MaxStatements(limits.Statements)
            .LimitRecursion(limits.Recursion)
            .Culture(System.Globalization.CultureInfo.InvariantCulture)
            .LocalTimeZone(Office));
        var install = engine.Execute(Prelude, new ParserOptions { Source = PreludeName }).GetCompletionValue();
        var nextId = new Jint.Runtime.Interop.ClrFunctionInstance(engine, (_, _) => new JsValue(ids.Next()));
        var collect = install.Invoke(new JsValue(request.Data.ToJson()), new JsValue(nextId));

        var result = engine.Execute(request.Script).GetCompletionValue();
        var answer = collect.Invoke(result).AsString();
        if (answer.Length > limits.AnswerBytes) return TooLarge(limits);

        return Read(answer, limits);
    }

    private static ScriptAnswer Read(string answer, ScriptLimits limits)
    {
        try
        {
            return ScriptAnswer.Of(Value.Parse(answer));
        }
        catch (FormatException)
        {
            return ScriptAnswer.Failed(ScriptFaults.Runtime(0, 0, "結果を JSON にできません。", "its result cannot be written as JSON."));
        }
        catch (JsonException)
        {
            // Nested too deep, or a number that no decimal holds.
            return TooLarge(limits);
        }
    }

    // Our own functions say what is wrong in both languages; their line is not one of the script.
    private static ScriptFault Thrown(JavaScriptException fault)
    {
        if (fault.Location?.Source == PreludeName && fault.Message.Split(" / ") is [var ja, var en]) return ScriptFaults.Runtime(0, 0, ja, en);
        var said = fault.Message.Length > 0 ? fault.Message : fault.Error.IsObject() ? fault.Error.AsObject().Get("name").ToString() : "Error";
        return ScriptFaults.Runtime(fault.LineNumber, fault.Column, Short(said));
    }

    private static ScriptAnswer TooLarge(ScriptLimits limits) => ScriptAnswer.Failed(ScriptFaults.AnswerTooLarge(limits.AnswerBytes));

    private static string Short(string message) => message.Length > 500 ? message[..500] + "…" : message;

    private static string ReadPrelude()
    {
        using var reader = new StreamReader(typeof(ScriptRun).Assembly.GetManifestResourceStream(PreludeName)!);
        return reader.ReadToEnd();
    }
}

using System.Text;
using CyberPort.Expressions;
using CyberPort.Scripting;
using CyberPort.Scripts;

const int StackBytes = 16 * 1024 * 1024;

if (args.Length != 1)
{
    Console.Error.WriteLine("""
        起動のしかた: CyberPort.Scripts '<ScriptLimits の JSON>'。1行に1つの要求を標準入力から読み、1行の答えを標準出力に書きます。
        Usage: CyberPort.Scripts '<ScriptLimits as JSON>'. Reads one request a line from standard input, writes one answer a line.
        """);
    return 2;
}

var limits = ScriptLimits.Of(Value.Parse(args[0]));
// Every regular expression of the process has this limit, also those inside the engine; it is read at the first use.
AppDomain.CurrentDomain.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", limits.Match);
using var input = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
await using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" };
Console.SetOut(TextWriter.Null);
OwnLimits.Apply();

// A stack of our own: what nests deep ends as an error of the script, not as the end of the process.
var exitCode = 0;
var work = new Thread(() => exitCode = new Conversation(input, output, limits).Run(), StackBytes);
work.Start();
work.Join();
return exitCode;

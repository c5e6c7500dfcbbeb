using CyberPort.Expressions;

namespace CyberPort.Operations.Scripts;

/// <summary>Too many scripts wait already; nothing was run.</summary>
public sealed class ScriptBusyException(int waiting) : Exception($"{waiting} scripts wait already.")
{
    public LocalText Text { get; } = new(
        $"スクリプトの実行待ちが{waiting}件あります。しばらくしてからもう一度実行してください。",
        $"{waiting} scripts wait to be run. Try again in a while.");
}

/// <summary>The process that runs scripts cannot be started.</summary>
public sealed class ScriptHostMissingException(string program, Exception? cause = null) : Exception(
    $"スクリプトの実行プログラム {program} を起動できません。配置を確かめてください。 / "
    + $"{program} does not start. See that it lies beside the program and that dotnet can be run.", cause);

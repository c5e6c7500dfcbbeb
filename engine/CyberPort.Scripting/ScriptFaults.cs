namespace CyberPort.Scripting;

/// <summary>The texts of what stops a script.</summary>
public static class ScriptFaults
{
    public static ScriptFault Syntax(int line, int column, string what) => new(ScriptFaultKind.Syntax, line, column, new(
        $"スクリプトの{line}行目{column}文字目の書き方が正しくありません（{what}）。ES5 の書き方に直してください。",
        $"Line {line}, column {column} of the script cannot be read ({what}). Write it as ES5."));

    public static ScriptFault Runtime(int line, int column, string what) => Runtime(line, column, what, what);

    /// <summary>An error that the script threw; line 0 when the place is not known.</summary>
    public static ScriptFault Runtime(int line, int column, string ja, string en) => new(ScriptFaultKind.Runtime, line, column, new(
        $"スクリプト{(line > 0 ? $"の{line}行目" : "")}で誤りが起きました: {ja} スクリプトか、渡される値を直してください。",
        $"{(line > 0 ? $"Line {line} of the script" : "The script")} failed: {en} Correct the script or what it is given."));

    public static ScriptFault TooDeep(int most) => new(ScriptFaultKind.Runtime, 0, 0, new(
        $"関数の呼び出しが{most}段を超えました。自分自身を呼び続けている関数がないか確かめてください。",
        $"Functions called each other more than {most} deep. Look for a function that calls itself without end."));

    public static ScriptFault Time(TimeSpan limit) => new(ScriptFaultKind.Time, 0, 0, new(
        $"スクリプトが{limit.TotalSeconds:0.#}秒以内に終わらなかったため止めました。繰り返しと正規表現を見直してください。",
        $"The script was stopped: it did not end within {limit.TotalSeconds:0.#} s. Look at its loops and regular expressions."));

    public static ScriptFault Statements(int most) => new(ScriptFaultKind.Time, 0, 0, new(
        $"スクリプトの実行が{most}文を超えたため止めました。終わらない繰り返しがないか確かめてください。",
        $"The script was stopped after {most} statements. Look for a loop that does not end."));

    public static ScriptFault Memory(int megabytes) => new(ScriptFaultKind.Memory, 0, 0, new(
        $"スクリプトが{megabytes}MBを超えるメモリーを使ったため止めました。大きな文字列や配列を作らないでください。",
        $"The script was stopped: it needed more than {megabytes} MB. Do not build large texts or lists."));

    public static ScriptFault ScriptTooLong(int most) => new(ScriptFaultKind.Size, 0, 0, new(
        $"スクリプトが長すぎます（上限{most}文字）。分けてください。", $"The script is longer than {most} characters. Split it."));

    public static ScriptFault DataTooLarge(int most) => new(ScriptFaultKind.Size, 0, 0, new(
        $"スクリプトに渡す値が大きすぎます（上限{most}バイト）。変数を小さくしてください。",
        $"What the script is given is larger than {most} bytes. Keep less in variables."));

    public static ScriptFault AnswerTooLarge(int most) => new(ScriptFaultKind.Size, 0, 0, new(
        $"スクリプトの結果が大きすぎるか、入れ子が深すぎます（上限{most}バイト）。必要な値だけを返してください。",
        $"What the script gives is larger than {most} bytes or nested too deep. Return only what is needed."));

    public static ScriptFault Crash() => new(ScriptFaultKind.Crash, 0, 0, new(
        "スクリプトの実行中に処理が異常終了しました。深い再帰や極端に大きな値がないか確かめてください。",
        "The process died while it ran the script. Look for deep recursion and for values that are extremely large."));
}

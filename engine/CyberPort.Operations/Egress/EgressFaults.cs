using CyberPort.Expressions;

namespace CyberPort.Operations.Egress;

/// <summary>Why a request has no answer; each names the place and the cure.</summary>
internal static class EgressFaults
{
    public static LocalText Inside(string host) => new(
        $"「{host}」のアドレスは内部のネットワークを指すため、接続しませんでした。意図したものなら、許可の設定に AllowPrivate を加えてください。",
        $"'{host}' points to an internal network and was not connected to. If that is meant, set AllowPrivate in its rule.");

    public static LocalText NoConnection(string host, string why) => new(
        $"「{host}」に接続できませんでした（{why}）。宛先の状態を確かめてから、再実行してください。",
        $"No connection to '{host}' ({why}). See whether it is up, then run the step again.");

    public static LocalText TooSlow(string host, TimeSpan time) => new(
        $"「{host}」は{time.TotalSeconds:0.#}秒以内に応答しませんでした。宛先の状態を確かめてから、再実行してください。",
        $"'{host}' did not answer within {time.TotalSeconds:0.#} seconds. See whether it is up, then run the step again.");

    public static LocalText RequestTooLarge(int most) => new(
        $"送る本文が{most}バイトを超えています。必要な項目だけを送ってください。", $"The body is larger than {most} bytes. Send only what is needed.");

    public static LocalText AnswerTooLarge(string host, int most) => new(
        $"「{host}」の応答が{most}バイトを超えたため、読むのをやめました。必要な項目だけを返す宛先にしてください。",
        $"The answer of '{host}' is larger than {most} bytes and was not read on. Ask for what is needed only.");
}

/// <summary>A connection that may not be made.</summary>
internal sealed class EgressRefusedException(LocalText text) : Exception(text.En)
{
    public LocalText Text { get; } = text;
}

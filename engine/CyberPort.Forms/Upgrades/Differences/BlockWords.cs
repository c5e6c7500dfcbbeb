using CyberPort.Expressions;

namespace CyberPort.Forms.Upgrades;

/// <summary>What people call the kinds of blocks that a document is made of.</summary>
public static class BlockWords
{
    private static readonly Dictionary<string, LocalText> Known = new(StringComparer.Ordinal)
    {
        ["heading"] = new("見出し", "heading"),
        ["paragraph"] = new("文章", "paragraph"),
        ["fields"] = new("回答の欄", "answers of chosen fields"),
        ["answers"] = new("すべての回答", "all answers"),
        ["table"] = new("明細の表", "table of rows"),
        ["list"] = new("番号付きの一覧", "numbered list"),
        ["instruction"] = new("教示", "instruction"),
    };

    /// <summary>The word for a kind as it is written in outputs.json; the kind itself when it is unknown.</summary>
    public static LocalText Of(string kind) => Known.GetValueOrDefault(kind) ?? new(kind, kind);
}

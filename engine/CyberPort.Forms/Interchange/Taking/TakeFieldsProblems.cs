using CyberPort.Expressions;

namespace CyberPort.Forms.Interchange.Taking;

/// <summary>What of a list of fields was not taken into a form, and what is left to do.</summary>
internal static class TakeFieldsProblems
{
    public static Problem IsThere(string file, FieldListRow row) => At("field-is-there", file, row,
        new($"項目「{row.Name.Ja}」（{row.Key}）は、すでにこの様式にあります。", $"The form has the field '{row.Name.En}' ({row.Key}) already."),
        new("別の項目のときは、ファイルで項目キーを変えてください。", "If it is another field, give it another key in the file."));

    public static Problem OfOffice(string file, FieldListRow row) => At("field-of-office", file, row,
        new($"「{row.Name.Ja}」は事務所が記入する項目で、申請者の様式には加えません。", $"'{row.Name.En}' is filled in by the office; applicants do not see it."),
        new("申請者が記入するときは、role を common か optional にしてください。", "If applicants fill it in, write common or optional as its role."));

    public static Problem NoParty(string file, FieldListRow row) => At("no-party", file, row,
        new($"「{row.Name.Ja}」は人や会社の項目ですが、この様式には同じ形の項目がありません。",
            $"'{row.Name.En}' is a person or a company, and the form has no such field to follow."),
        new("デザイナーの「＋ 項目を追加」→「まとめて追加」から申請者を加えるか、氏名と住所を別の行に書いてください。",
            "Add the block 'Applicant' in the designer, or write name and address as rows of their own."));

    public static Problem Block(string file, FieldListRow row) => At("block", file, row,
        new($"「{row.Name.Ja}」は項目のまとまりで、取り込みません。", $"'{row.Name.En}' is a block of fields; it is not taken in."),
        new("デザイナーの「＋ 項目を追加」→「まとめて追加」から加えてください。", "Add the block in the designer."));

    public static Problem Condition(string file, FieldListRow row) => At("condition", file, row,
        new($"「{row.Name.Ja}」は条件つきの必須項目です。任意の項目として取り込みました。", $"'{row.Name.En}' is required under a condition; it was taken in as optional."),
        new($"デザイナーの「条件」で書いてください。{row.Source}", $"Write the condition as a rule in the designer. {row.Source}"));

    public static Problem Remark(string file, FieldListRow row) => At("remark", file, row,
        new($"「{row.Name.Ja}」の次の内容は取り込みません: {row.Remark}", $"This was not taken over for '{row.Name.En}': {row.Remark}"),
        new("デザイナーの「条件」で書いてください。", "Write it as a rule in the designer."));

    public static Problem NoCodes(string file, string list) => new("no-codes", file, "",
        new($"コード表「{list}」のコードがファイルにありません。空のコード表を作りました。", $"The file holds no codes for '{list}'; an empty list was made."),
        new("デザイナーの「コード表」で入力するか、ファイルから取り込んでください。", "Enter them among the code lists in the designer, or take them in from a file."));

    private static Problem At(string code, string file, FieldListRow row, LocalText cause, LocalText cure) =>
        new(code, file, $"/{row.Line}", new($"{row.Line}行目: {cause.Ja}", $"Line {row.Line}: {cause.En}"), cure);
}

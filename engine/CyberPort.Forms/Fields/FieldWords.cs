using CyberPort.Expressions;

namespace CyberPort.Forms.Fields;

/// <summary>What the kinds say when a text cannot be read.</summary>
internal static class FieldWords
{
    public static readonly LocalText Broken = new("文字化けした文字があります。入力し直してください", "The text holds broken characters: enter it again");

    public static readonly LocalText Number = new("数字で入力してください（例 1240.5）", "Enter a number, for example 1240.5");

    public static readonly LocalText TooManyDigits = new("数の桁が多すぎます。28 桁までで入力してください", "The number is too long: at most 28 digits");

    public static readonly LocalText Whole = new("整数で入力してください（例 1240）", "Enter a whole number, for example 1240");

    public static readonly LocalText Yen = new("円の金額を整数で入力してください（例 12,000）", "Enter an amount in whole yen, for example 12,000");

    public static readonly LocalText Date =
        new("日付を入力してください（例 令和8年11月20日、2026-11-20）", "Enter a date, for example 2026-11-20");

    public static readonly LocalText NoSuchDay = new("実在する日付を入力してください", "Enter a real date");

    public static readonly LocalText OldCalendar =
        new("明治5年までは旧暦のため、西暦で入力してください（例 1870-01-31）", "Enter dates before 1873 in Gregorian years, for example 1870-01-31");

    public static readonly LocalText Time = new("時刻を入力してください（例 9:30）", "Enter a time, for example 9:30");

    public static readonly LocalText Order = new("終わりの日は、始まりの日以後にしてください", "The last day must not be before the first day");

    public static readonly LocalText Option = new("選択肢から選んでください", "Choose one of the options");

    public static readonly LocalText YesNo = new("「はい」か「いいえ」を選んでください", "Choose yes or no");

    public static readonly LocalText Kana = new("全角カタカナで入力してください（例 ミナト ハナコ）", "Enter full-width katakana");

    public static readonly LocalText PostalCode = new("郵便番号を 7 桁の数字で入力してください（例 734-0014）", "Enter a postal code of 7 digits, for example 734-0014");

    public static readonly LocalText Phone =
        new("電話番号を入力してください（例 082-000-0000）", "Enter a phone number, for example 082-000-0000 or +81 82 000 0000");

    public static readonly LocalText Mail = new("メールアドレスを入力してください（例 hanako@example.jp）", "Enter a mail address, for example hanako@example.jp");

    public static readonly LocalText LegalEntityNumber = new("法人番号を 13 桁の数字で入力してください", "Enter a corporate number of 13 digits");

    public static readonly LocalText CheckDigit =
        new("法人番号が正しくありません。13 桁の数字を確かめてください", "This is not a corporate number: check its 13 digits");
}

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

    public static readonly LocalText EraDate =
        new("元号を選び、年月日を入力してください（例 8-4-1、8年4月1日）", "Choose the era and enter year, month and day, for example 8-4-1");

    public static readonly LocalText NoSuchDay = new("実在する日付を入力してください", "Enter a real date");

    public static readonly LocalText OldCalendar =
        new("明治5年までは旧暦のため、西暦で入力してください（例 1870-01-31）", "Enter dates before 1873 in Gregorian years, for example 1870-01-31");

    public static readonly LocalText Time = new("時刻を入力してください（例 9:30）", "Enter a time, for example 9:30");

    public static readonly LocalText Order = new("終わりの日は、始まりの日以後にしてください", "The last day must not be before the first day");

    public static readonly LocalText Option = new("選択肢から選んでください", "Choose one of the options");

    public static readonly LocalText YesNo = new("「はい」か「いいえ」を選んでください", "Choose yes or no");

    public static readonly LocalText Agree = new("内容を確認し、同意する場合はチェックしてください", "Read the statement and tick the box to agree");

    public static readonly LocalText AgreeAgain =
        new("同意する文が変わりました。もう一度確認し、同意してください", "The statement has changed: read it and agree again");

    public static readonly LocalText Sign = new("同意する方の氏名を入力してください", "Enter the name of who agrees");

    public static readonly LocalText ChooseFound = new("検索して、見つかった一覧から選んでください", "Search, and choose one of those found");

    public static readonly LocalText NothingFound =
        new("見つかりません。番号、名称またはフリガナの一部で検索してください", "Nothing found: search by a part of the number, name or reading");

    public static readonly LocalText Kana = new("全角カタカナで入力してください（例 ミナト ハナコ）", "Enter full-width katakana");

    public static readonly LocalText PostalCode = new("郵便番号を 7 桁の数字で入力してください（例 734-0014）", "Enter a postal code of 7 digits, for example 734-0014");

    public static readonly LocalText Phone =
        new("電話番号を入力してください（例 082-000-0000）", "Enter a phone number, for example 082-000-0000 or +81 82 000 0000");

    public static readonly LocalText Mail = new("メールアドレスを入力してください（例 hanako@example.jp）", "Enter a mail address, for example hanako@example.jp");

    public static readonly LocalText LegalEntityNumber = new("法人番号を 13 桁の数字で入力してください", "Enter a corporate number of 13 digits");

    public static readonly LocalText CheckDigit =
        new("法人番号が正しくありません。13 桁の数字を確かめてください", "This is not a corporate number: check its 13 digits");

    public static readonly LocalText Latitude =
        new("緯度を入力してください（例 34.35000、34度21分0秒）", "Enter the latitude, for example 34.35000 or 34°21′0″");

    public static readonly LocalText Longitude =
        new("経度を入力してください（例 132.45000、132度27分0秒）", "Enter the longitude, for example 132.45000 or 132°27′0″");

    public static readonly LocalText Swapped = new("緯度と経度が逆になっていないか確かめてください", "Check whether latitude and longitude are swapped");

    public static readonly LocalText LinePoints = new("線は 2 点以上で示してください", "A line needs at least 2 points");

    public static readonly LocalText PolygonPoints = new("区域は 3 点以上で示してください", "An area needs at least 3 points");

    public static readonly LocalText OutsidePort = new("港湾区域の外にあります。地図の区域の内側で示してください", "It lies outside of the port area: stay inside the area on the map");

    public static readonly LocalText OtherGeometry = new("示し方（点・線・区域）を選び直してください", "Choose another way to show the place: point, line or area");

    public static readonly LocalText Measured =
        new("面積・長さが座標と合いません。「再計算」を押してください", "Area or length do not fit the coordinates: press Recalculate");

    public static LocalText Crossing(string at) =>
        new($"区域の線が交わっています（{at} 付近）。点の順番を確かめてください", $"The outline crosses itself near {at}: check the order of the points");

    public static LocalText AreaBetween(string measure, string limit, bool isTooMuch) => isTooMuch
        ? new($"{limit} 以下にしてください（今は {measure}）", $"At most {limit} is allowed, but it is {measure}")
        : new($"{limit} 以上にしてください（今は {measure}）", $"At least {limit} is needed, but it is {measure}");

    public static LocalText Point(int number, LocalText message) => new($"点 {number} の{message.Ja}", $"Point {number}: {message.En}");

    public static LocalText Measure(string measure) => measure == "area" ? new("面積", "area") : new("長さ", "length");

    public static LocalText Geometry(string geometry) => geometry switch
    {
        "point" => new("点", "Point"),
        "line" => new("線", "Line"),
        _ => new("区域", "Area"),
    };

    public static LocalText Found(int count) => new($"{count} 件あります。選んでください", $"{count} found: choose one");

    public static LocalText ManyFound(int count, int shown) =>
        new($"{count} 件あります。はじめの {shown} 件を示します。言葉を足して絞り込めます", $"{count} found, the first {shown} are shown: type more to narrow them down");

    public static LocalText AtLeast(decimal least) => new($"{Plain(least)} 以上で入力してください", $"Enter {Plain(least)} or more");

    public static LocalText AtMost(decimal most) => new($"{Plain(most)} 以下で入力してください", $"Enter {Plain(most)} or less");

    public static LocalText MatrixPlace(string line, string column) =>
        new($"この表にない行・列（{line}・{column}）の値があります。「再計算」を押すと取り除かれます",
            $"There is a value for {line}, {column}, which this table does not have: press Recalculate to take it out");

    private static string Plain(decimal number) => number.ToString("#,##0.############################", System.Globalization.CultureInfo.InvariantCulture);
}

using System.Globalization;

namespace CyberPort.Forms.Texts;

/// <summary>Writes a day in the Japanese era (和暦).</summary>
internal static class EraDays
{
    private static readonly (DateOnly First, string Name)[] Eras =
    [
        (new(2019, 5, 1), "令和"), (new(1989, 1, 8), "平成"), (new(1926, 12, 25), "昭和"), (new(1912, 7, 30), "大正"), (new(1868, 1, 25), "明治"),
    ];

    public static string Show(DateOnly day)
    {
        foreach (var (first, name) in Eras)
        {
            if (day < first) continue;
            var year = day.Year - first.Year + 1;
            return string.Create(CultureInfo.InvariantCulture, $"{name}{(year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture))}年{day.Month}月{day.Day}日");
        }

        return day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
    }
}

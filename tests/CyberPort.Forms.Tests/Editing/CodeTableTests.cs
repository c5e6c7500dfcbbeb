using System.Text;
using CyberPort.Expressions;
using CyberPort.Forms.Editing;
using CyberPort.Forms.Tests.Overlays;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Editing;

/// <summary>Code lists as tables: filled, pasted, copied; what was used once stays readable.</summary>
public sealed class CodeTableTests
{
    private readonly Workpiece _work = new(Shelf.Items["individual/water-area-occupancy"].Package!, Shelf.Items["overlays/jpkij/water-area-occupancy"].Overlay!.Files);

    [Fact]
    public void What_is_copied_can_be_pasted_and_nothing_changes()
    {
        var table = Table(_work);
        var (lines, problems) = table.Read(table.ToText());

        Assert.Empty(problems);
        Assert.Equal(27, lines.Count);
        Assert.Equal(_work.Snapshot!.CodeLists["water-areas"].Rows.Values, table.Put(_work, lines).Snapshot!.CodeLists["water-areas"].Rows.Values);
    }

    [Fact]
    public void A_code_that_is_missing_can_no_longer_be_chosen_and_stays_readable()
    {
        var table = Table(_work);
        var work = table.Put(_work, [.. table.Lines.Where(l => l.Code != "W02"), new("W90", "西港区 新しい水域", "ニシコウク", "West, new", "", "2026-10-01", "", ["true"], true)]);
        var list = work.Form!.Package.CodeLists["water-areas"];

        Assert.Equal((false, "西港区 入船地区 佐渡汽船ターミナル周辺", 27), (list.Offers("W02"), list.Rows["W02"].Label.Ja, list.Offered.Count));
        Assert.Equal((new DateOnly(2026, 10, 1), Value.True), (list.Rows["W90"].ValidFrom, list.Attribute("W90", "restricted")));
        Assert.Equal("W90", list.Offered[^1]);
        Assert.False(Table(work).Lines.Single(l => l.Code == "W02").Offered);
    }

    [Fact]
    public void Every_wrong_line_of_a_sheet_is_told_with_its_number_and_nothing_is_taken()
    {
        var (lines, problems) = Table(_work).Read("code\tja\tkana\ten\tparent\tvalidFrom\tvalidTo\trestricted\nK1\t水域\n水1\t水域\nK2\t\nK3\t水域\t\t\t\t令和8年\t\t\nK4\t水域\t\t\t\t\t\tたぶん\nK1\t二度目");
        Assert.Empty(lines);
        Assert.Equal(["/3", "/4", "/5", "/6", "/7"], problems.Select(p => p.Pointer));
    }

    [Fact]
    public void A_new_list_is_the_ports_own_and_a_national_one_is_not_open()
    {
        var (work, id) = CodeTable.Begin(_work, _work.Snapshot!, new("係船環の種類", "Mooring rings"));
        var table = CodeTable.Of(work, work.Snapshot!).Single(t => t.List.Id == id);
        work = table.Put(work, [new("A", "大", "ダイ", "", "", "", "", [], true)]);

        Assert.Equal(("大", "大", true), (work.Snapshot!.CodeLists[id].Rows["A"].Label.Ja, work.Snapshot.CodeLists[id].Rows["A"].Label.En, table.IsOpen));
        Assert.Contains(CodeTable.Of(_work, _work.Snapshot!), t => !t.IsOpen);
    }

    [Fact]
    public void A_national_list_that_takes_own_codes_keeps_its_lines_and_gets_the_ports_beside_them()
    {
        var work = new Workpiece(GuaranteeForm.Base, OverlayConflictTests.Read("{}").Files);
        var table = Gear(work);
        var own = new CodeLine("K1", "小網", "", "Small net", "", "", "", [], true) { National = "net" };
        Assert.Equal((true, true, false, true), (table.IsOpen, table.TakesOwn, table.MayEdit(table.Lines[0]), table.MayEdit(own)));

        work = table.Put(work, [.. table.Lines, own]);
        var sheet = Gear(work).ToText();
        var (lines, problems) = Gear(work).Read(sheet.TrimEnd() + "\nK2\t大網\t\t\t\t\t\ttrap\n");
        Assert.Empty(problems);
        Assert.Equal([("K1", "net"), ("K2", "trap")], lines.Select(l => (l.Code, l.National)));
        Assert.Equal(["net", "K1", "net-drift", "trap", "K2", "trap-old"], Gear(work).Put(work, lines).Snapshot!.CodeLists["gear"].Offered);
        Assert.DoesNotContain("net-drift", Encoding.UTF8.GetString(work.Files["codelists/gear.json"]!.Value.Span), StringComparison.Ordinal);

        work = Gear(work).Put(work, []);
        Assert.Equal((false, "net"), (Gear(work).Lines.Single(l => l.Code == "K1").Offered, work.Snapshot!.CodeLists["gear"].NationalOf("K1")));
    }

    [Theory]
    [InlineData("K1\t小網\t\t\t\t\t\t", "対応する国のコード")]
    [InlineData("K1\t小網\t\t\t\t\t\traft", "対応する国のコード")]
    [InlineData("net\t別の網\t\t\t\t\t\ttrap", "国のコードです")]
    [InlineData("net\t別の網\t\t\t\t\t\t", "国のコードです")]
    public void An_own_code_without_a_national_one_is_told(string line, string told)
    {
        var (lines, problems) = Gear(new(GuaranteeForm.Base, OverlayConflictTests.Read("{}").Files)).Read(line);

        Assert.Empty(lines);
        Assert.Contains(told, Assert.Single(problems).Cause.Ja, StringComparison.Ordinal);
    }

    [Fact]
    public void A_code_may_stand_beneath_another_one_of_its_table()
    {
        var (work, id) = CodeTable.Begin(_work, _work.Snapshot!, new("係船環の種類", "Mooring rings"));
        var table = CodeTable.Of(work, work.Snapshot!).Single(t => t.List.Id == id);

        Assert.Empty(table.Read("A\t大\nA1\t大の一\t\t\tA").Problems);
        Assert.Contains("上位のコード「B」", Assert.Single(table.Read("A1\t大の一\t\t\tB").Problems).Cause.Ja, StringComparison.Ordinal);
    }

    private static CodeTable Gear(Workpiece work) => CodeTable.Of(work, work.Snapshot!).Single(t => t.List.Id == "gear");

    private static CodeTable Table(Workpiece work) => CodeTable.Of(work, work.Snapshot!).Single(t => t.List.Id == "water-areas");
}

namespace CyberPort.Tool.Tests;

public sealed class NewFormTests
{
    private const string Head = "procedure_or_block,seq,field_key,name_ja,name_en,type,unit,required,code_list,role,source,is_inferred\n";

    [Fact]
    public async Task A_list_of_fields_becomes_a_package_that_check_accepts()
    {
        var (folder, list) = Prepare("PR-202,1,place,採取場所,Place,string,,Y,,common,例②,N\nPR-202,2,period.start,期間（自）,From,date,,Y,,common,例②,N\nPR-202,3,period.end,期間（至）,To,date,,Y,,common,例②,N\n");
        var target = Path.Combine(folder, "form-schemas", "generic", "imported");

        var begun = await StartAsync(list, target);
        var check = await ToolRun.StartAsync("check", target);
        var again = await StartAsync(list, target);

        Assert.Equal(0, begun.ExitCode);
        Assert.Equal((0, "ok"), (check.ExitCode, check.Output.Trim()));
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("is there already", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_list_is_told_by_line_and_column_and_nothing_is_written()
    {
        var (folder, list) = Prepare("PR-202,1,place,採取場所,Place,strin,,Y,,common,例②,N\n");
        var target = Path.Combine(folder, "form-schemas", "generic", "imported");

        var run = await StartAsync(list, target);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("list.csv#/2/type [not-one-of] 2行目", run.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(target));
    }

    private static (string Folder, string List) Prepare(string rows)
    {
        var folder = ToolRun.Copy("form-schemas/common");
        var list = Path.Combine(folder, "list.csv");
        File.WriteAllText(list, Head + rows);
        return (folder, list);
    }

    private static Task<ToolRun> StartAsync(string list, string target) => ToolRun.StartAsync(
        "new", "form", "--fields", list, "--procedure", "PR-202", "--id", "mlit/imported", "--title-ja", "土砂採取", "--title-en", "Extraction", "--key", "imported", "--out", target);
}

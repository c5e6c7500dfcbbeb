using CyberPort.Forms.Cases;
using CyberPort.Forms.Interchange;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Publishing;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Interchange;

/// <summary>A list of fields begins a package that is sound; what is wrong with it is named by line and column.</summary>
public sealed class FieldListTests
{
    private const string Head = "procedure_or_block,seq,field_key,name_ja,name_en,type,unit,required,code_list,role,source,is_inferred\n";

    private const string Extraction = Head + """
        PR-202,1,place,採取場所,Place,string,,Y,,common,手続整理（例②）,N
        PR-202,3,material,採取土砂の種別,Material kind,code,,Y,sand-kind,common,手続整理（例②）,N
        PR-202,2,placeGeometry,位置（図形）,Geometry,geo,,N,,optional,inferred,Y
        PR-202,4,quantity,採取土砂の数量,Quantity,decimal,m3,Y,,common,手続整理（例②）,N
        PR-202,5,purpose,"採取の目的,用途",Purpose,text,,Y,,common,手続整理（例②）,N
        PR-202,8,period.start,採取期間（自）,From,date,,Y,,common,手続整理（例②）,N
        PR-202,9,period.end,採取期間（至）,To,date,,Y,,common,手続整理（例②）,N
        PR-202,10,startsAt,開始日時,Starts,datetime,,C,,common,条例3条,N
        PR-202,11,attach.plan,平面図,Plan,file,,Y,attachment-kinds,common,規則,N
        PR-202,12,fee,採取料,Fee,money,円,N,,admin,規則,N
        PR-202,13,contractor,施工者,Contractor,object:Party,,N,,optional,inferred,Y
        PR-202,14,changes,変更事項,Changes,array:object,,N,,common,規則,N
        PR-203,1,other,別の手続,Other,string,,Y,,common,x,N
        """;

    private const string Codes = "code_list,code,key,name_ja,name_en_or_note\nsand-kind,1,earth,土,Earth\nsand-kind,2,sand,砂,Sand\n";

    private static readonly FieldListFrame Frame = new()
    {
        Id = "mlit/imported", Title = new("土砂採取", "Extraction"), Catalogue = "PR-202", Key = "sandExtraction", EffectiveFrom = new(2026, 4, 1),
    };

    [Fact]
    public void A_list_of_a_procedure_becomes_a_package_that_compiles_and_passes_its_case()
    {
        var package = Package(Extraction, "PR-202");

        Assert.Equal(
            ["/place", "/placeGeometry", "/material", "/quantity", "/purpose", "/period", "/startsAt/date", "/startsAt/time", "/attach/plan", "/fee", "/contractor", "/changes", "/changes/*/content"],
            package.Fields.Where(f => !Shelf.Items["common/applicant"].Package!.Fields.Any(a => a.Path == f.Path)).Select(f => f.Path));
        Assert.Equal("㎥", package.Field("/quantity")!.Schema["x-cp-unit"].AsText);
        Assert.True(package.Field("/fee")!.Off);
        Assert.Equal(["earth", "sand"], package.CodeLists["sand-kind"].Offered);
        Assert.Equal("採取期間", package.Ui.Nodes["field:/period"].Label!.Ja);
        Assert.True(package.Ui.ChildrenOf("").Count >= 5);
    }

    [Fact]
    public void Nothing_of_the_list_is_lost()
    {
        var files = FieldListPackage.Begin(FieldListReader.Read("list.csv", Extraction, "PR-202").List!, Frame);
        var readme = System.Text.Encoding.UTF8.GetString(files["README.md"]!.Value.Span);
        var all = string.Concat(files.Select(f => System.Text.Encoding.UTF8.GetString(f.Value.Span)));

        foreach (var name in new[] { "採取場所", "採取の目的,用途", "採取料", "施工者", "条例3条", "位置（図形）" }) Assert.Contains(name, all, StringComparison.Ordinal);
        Assert.Contains("Rule wanted: when must startsAt", readme, StringComparison.Ordinal);
        Assert.Contains("Inferred: placeGeometry", readme, StringComparison.Ordinal);
        Assert.Contains("off until a port wants it: fee", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filing_gets_the_frame_of_a_filing_and_the_ship_its_page()
    {
        var list = FieldListReader.Read("list.csv", Head + "PR-005,0,VESSEL-BLOCK,(共通ブロック),(include block),include,,Y,,common,see block,N\nPR-005,1,location,場所,Location,string,,Y,,common,x,Y\n", "PR-005").List!;

        var reading = PackageReader.Read(FieldListPackage.Begin(list, Frame with { IsFiling = true }), Libraries());

        Assert.Empty(reading.Problems);
        Assert.Equal("filing/acceptance", reading.Package!.Manifest.Procedure!.Workflow);
        Assert.Contains("page:vessel", reading.Package.Ui.ChildrenOf(""));
    }

    [Theory]
    [InlineData("PR-1,1,place,場所,Place,strin,,Y,,common,x,N", "not-one-of", "/2/type")]
    [InlineData("PR-1,1,Place,場所,Place,string,,Y,,common,x,N", "bad-key", "/2/field_key")]
    [InlineData("PR-1,1,place,,Place,string,,Y,,common,x,N", "empty", "/2/name_ja")]
    [InlineData("PR-1,1,place,場所,Place,string,,X,,common,x,N", "not-one-of", "/2/required")]
    [InlineData("PR-1,1,place,場所,Place,string,,Y,,boss,x,N", "not-one-of", "/2/role")]
    [InlineData("PR-1,1,kind,種類,Kind,code,,Y,,common,x,N", "no-list", "/2/code_list")]
    [InlineData("PR-1,1,kind,種類,Kind,code,,Y,Bad List,common,x,N", "bad-list", "/2/code_list")]
    [InlineData("PR-1,1,a,甲,A,string,,Y,,common,x,N\nPR-1,2,a,乙,B,string,,Y,,common,x,N", "doubled", "/3/field_key")]
    [InlineData("PR-1,1,a,甲,A,string,,Y,,common,x,N\nPR-1,2,a.b,乙,B,string,,Y,,common,x,N", "inside-a-field", "/3/field_key")]
    [InlineData("PR-1,1,a,甲,A,string,,Y,,common,x, and y,N", "too-many-cells", "/2")]
    [InlineData("PR-9,1,a,甲,A,string,,Y,,common,x,N", "no-rows", "")]
    public void What_is_wrong_is_named_with_line_column_and_cure(string rows, string code, string pointer)
    {
        var reading = FieldListReader.Read("list.csv", Head + rows, "PR-1");

        Assert.Null(reading.List);
        var problem = Assert.Single(reading.Problems, p => p.Code == code);
        Assert.Equal(("list.csv", pointer), (problem.File, problem.Pointer));
        Assert.NotEmpty(problem.Cure.Ja);
        Assert.NotEmpty(problem.Cure.En);
    }

    [Fact]
    public void A_file_without_the_columns_says_which_are_missing() =>
        Assert.Equal(["no-column", "no-column"], FieldListReader.Read("list.csv", "field_key,name_ja,name_en\n", "").Problems.Select(p => p.Code));

    [Fact]
    public void Quotes_hold_commas_quotes_and_lines()
    {
        var table = CsvTable.Read("\uFEFFa,b\r\n\"x, \"\"y\"\"\nz\",2\r\n\r\n3,4");

        Assert.Equal(["x, \"y\"\nz", "3"], table.Rows.Select(r => r["a"]));
        Assert.Equal([2, 5], table.Rows.Select(r => r.Line));
    }

    [Fact]
    public void An_XLSForm_becomes_a_package_too()
    {
        const string survey = "type,name,label::Japanese (ja),label::English (en),required,relevant\nbegin_group,boat,船,Boat,,\ntext,boat_name,船名,Name,yes,\nselect_one boat_kind,kind,種類,Kind,yes,${boat_name} != ''\nend_group,,,,,\ndate,day,使用日,Day,no,\n";
        const string choices = "list_name,name,label::Japanese (ja),label::English (en)\nboat_kind,fishing,漁船,Fishing boat\n";

        var list = XlsFormReader.Read("survey.csv", survey, choices);
        var reading = PackageReader.Read(FieldListPackage.Begin(list.List!, Frame), Libraries());

        Assert.True(XlsFormReader.Is(survey));
        Assert.Empty(reading.Problems);
        Assert.True(reading.Package!.Field("/boat/boatName")!.Required);
        Assert.Equal(["fishing"], reading.Package.CodeLists["boat-kind"].Offered);
        Assert.Contains("relevant: ${boat_name} != ''", System.Text.Encoding.UTF8.GetString(reading.Package.Files["README.md"]!.Value.Span), StringComparison.Ordinal);
        Assert.Equal("/5/type", Assert.Single(XlsFormReader.Read("survey.csv", survey.Replace("end_group", "barcode", StringComparison.Ordinal), choices).Problems, p => p.Code == "not-one-of").Pointer);
    }

    private static FormPackage Package(string csv, string procedure)
    {
        var list = FieldListReader.Read("list.csv", csv, procedure);
        Assert.Empty(list.Problems);
        var reading = PackageReader.Read(FieldListPackage.Begin(list.List! with { Codes = FieldListReader.ReadCodes(Codes) }, Frame), Libraries());
        Assert.True(reading.Problems.Count == 0, string.Join("\n", reading.Problems));
        var compilation = FormCompiler.Compile(reading.Package!);
        Assert.True(compilation.Problems.Count == 0, string.Join("\n", compilation.Problems));
        Assert.Empty(FormCases.Run(compilation.Form!));
        return reading.Package!;
    }

    private static Dictionary<string, FormPackage> Libraries() =>
        Shelf.Items.Values.Where(i => i.Folder.StartsWith("common/", StringComparison.Ordinal)).ToDictionary(i => i.Package!.Manifest.Id, i => i.Package!);
}

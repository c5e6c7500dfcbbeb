using CyberPort.Forms.Editing;
using CyberPort.Forms.Interchange;
using CyberPort.Forms.Interchange.Taking;
using CyberPort.Forms.Packages;
using CyberPort.Forms.Tests.Samples;

namespace CyberPort.Forms.Tests.Interchange;

/// <summary>The fields of a list go into a form on somebody's desk; what cannot, or is there already, is told by line.</summary>
public sealed class TakeFieldsTests
{
    private const string Head = "procedure_or_block,seq,field_key,name_ja,name_en,type,unit,required,code_list,role,source,is_inferred,help_ja,help_en\n";

    private const string Rows = Head + """
        A,1,craneLoad,つり荷の重さ,Load,decimal,t,Y,,common,条例3条,N,最も重い荷,The heaviest load
        A,2,craneKind,クレーンの種類,Kind of crane,code,,N,crane-kind,common,,N,,
        A,3,berth.begins,開始,Begins,date,,N,,common,,N,,
        A,4,crew,作業員,Crew,array:object,,N,,common,,N,,
        A,5,crew[].fullName,氏名,Name,string(40),,Y,,common,,N,,
        A,6,crew[].years,経験年数,Years,integer,年,N,,common,,N,,
        A,7,attach.plan,作業計画書,Plan,file,,N,,common,,N,,
        A,8,storm,荒天時の連絡先,Contact in storms,string,,C,,common,荒天のとき,N,,
        A,9,harbourFee,使用料,Fee,money,円,N,,admin,,N,,
        A,10,other,その他,Other,array:string,,N,,optional,,N,,
        A,11,VESSEL-BLOCK,船舶,Vessel,include,,N,,common,,N,,
        """;

    private const string Codes = "code_list,code,key,name_ja,name_en\ncrane-kind,1,mobile,移動式,Mobile\ncrane-kind,2,gantry,橋形,Gantry\n";

    private static readonly FieldList List = FieldListReader.Read("list.csv", Rows, "").List! with { Codes = FieldListReader.ReadCodes(Codes) };

    private static Workpiece Own
    {
        get
        {
            var files = OwnForms.Begin(
                Shelf.Items["blank/blank-application"].Package!, "jptest", "pier-crane-use", new("桟橋クレーンの使用", "Use of the pier crane"), new(2026, 11, 22));
            return Workpiece.OfForm(PackageReader.Read(files).Package!, files);
        }
    }

    private static Workpiece Overlay => Workpiece.Start(Shelf.Items["individual/water-area-occupancy"].Package!, "jptest");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void New_fields_stand_on_a_page_of_their_own_before_the_last_one(bool isOwnForm)
    {
        var before = isOwnForm ? Own : Overlay;
        var taken = TakeFields.IntoWork(before, "list.csv", List);
        var form = taken.Into.Form!.Package;
        var at = isOwnForm ? "" : "/ext";

        Assert.Equal(isOwnForm ? 8 : 7, taken.Changed);
        var load = form.Field(at + "/craneLoad")!;
        Assert.Equal(("t", true, "最も重い荷"), (load.Unit, load.Required, form.Ui.Nodes[$"field:{at}/craneLoad"].Help!.Ja));
        Assert.Equal(["gantry", "mobile"], form.CodeLists["crane-kind"].Offered.Order());
        Assert.NotNull(form.Field(at + "/berthBegins"));
        Assert.Equal([$"field:{at}/crew/*/fullName", $"field:{at}/crew/*/years"], form.Ui.ChildrenOf($"field:{at}/crew"));
        Assert.True(form.Field(at + "/crew/*/fullName")!.Required);
        Assert.Equal("file", form.Field(at + "/attachPlan")!.Kind);
        Assert.NotNull(form.Field(at + "/other/*/content"));

        var pages = form.Ui.ChildrenOf("");
        Assert.Equal("取り込んだ項目", form.Ui.Nodes[pages[^2]].Label!.Ja);
        Assert.Equal(before.Snapshot!.Ui.ChildrenOf("")[^1], pages[^1]);
        Assert.Equal(isOwnForm, form.Field("/harbourFee") is { Off: true });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_is_there_already_is_told_and_stays_as_it_is(bool isOwnForm)
    {
        var once = TakeFields.IntoWork(isOwnForm ? Own : Overlay, "list.csv", List);
        var twice = TakeFields.IntoWork(once.Into, "list.csv", List);

        Assert.Equal((0, once.Into.Files.Digest), (twice.Changed, twice.Into.Files.Digest));
        Assert.DoesNotContain(twice.Left, p => p.Code == "condition");
        Assert.Contains(twice.Left, p => p is { Code: "field-is-there", Pointer: "/2" } && p.Cause.Ja.Contains("つり荷の重さ", StringComparison.Ordinal));
        Assert.Equal(isOwnForm ? ["block", "condition"] : ["block", "condition", "field-of-office"], once.Left.Select(p => p.Code).Order());
    }

    [Fact]
    public void A_form_that_went_out_brings_nothing_new_back()
    {
        var work = Overlay;
        var sheets = FieldListWriter.Write(work.Snapshot!);
        var list = FieldListSheets.Read("fields.xlsx", sheets, "").List!;

        var taken = TakeFields.IntoWork(work, "fields.xlsx", list);

        Assert.Equal(0, taken.Changed);
        Assert.All(taken.Left, p => Assert.False(string.IsNullOrWhiteSpace(p.Cure.Ja)));
    }

    [Fact]
    public void A_list_without_codes_and_a_person_without_a_model_are_told()
    {
        var list = FieldListReader.Read(
            "list.csv", Head + "A,1,tide,潮位,Tide,code,,N,tide-kind,common,,N,,\nA,2,keeper,管理者,Keeper,object:Party,,N,,common,,N,,\n", "").List!;

        var taken = TakeFields.IntoWork(Bare, "list.csv", list);

        Assert.Equal(["no-codes", "no-party"], taken.Left.Select(p => p.Code).Order());
        Assert.Equal(1, taken.Changed);
    }

    // a form without an applicant of its own
    private static Workpiece Bare
    {
        get
        {
            var work = Own;
            return work.Snapshot!.Fields.Where(f => f.Kind == "party").Aggregate(work, (now, party) => OverlayEdits.Remove(now, party.Path));
        }
    }
}

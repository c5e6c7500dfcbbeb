using CyberPort.Expressions;
using CyberPort.Forms.Documents;

namespace CyberPort.Forms.Manifests;

/// <summary>Reads the procedure part of a manifest.</summary>
internal static class ProcedureReader
{
    private static readonly Dictionary<string, FilingKind> Filings = new()
    {
        ["application"] = FilingKind.Application,
        ["filing"] = FilingKind.Filing,
        ["consultation"] = FilingKind.Consultation,
        ["report"] = FilingKind.Report,
    };

    private static readonly Dictionary<string, BuildClass> Classes = new()
    {
        ["individual"] = BuildClass.Individual,
        ["generic"] = BuildClass.Generic,
    };

    private static readonly Dictionary<string, bool> DayKinds = new() { ["working"] = true, ["calendar"] = false };

    // the class is a matter of all administrators together: what one port counts for itself does not decide it
    public static ProcedureFacts Read(DocumentCursor cursor, bool national)
    {
        cursor.Need("filing");
        cursor.Need("buildClass");
        var facts = new ProcedureFacts
        {
            Catalogue = cursor.NeededText("catalogue"),
            Key = cursor.NeededText("key"),
            Category = cursor.NeededLocal("category"),
            Subcategory = cursor.NeededLocal("subcategory"),
            Filing = cursor.OneOf("filing", Filings, FilingKind.Application),
            BuildClass = cursor.OneOf("buildClass", Classes, BuildClass.Individual),
            LegalBasis = cursor.NeededLocal("legalBasis"),
            Addressee = cursor.NeededLocal("addressee"),
            Workflow = cursor.NeededText("workflow"),
            StandardDays = cursor.Integer("standardDays"),
            StandardDaysAreWorking = cursor.OneOf("standardDaysKind", DayKinds, false),
            RetentionYears = cursor.Integer("retentionYears"),
            Channels = cursor.Texts("channels"),
            Practice = cursor.Record("practice") is { } practice ? ReadPractice(practice) : new(),
        };
        if (national && BuildClassRule.Decide(facts.Practice) is { } decided && decided != facts.BuildClass)
            cursor.Report(WrongClass(cursor, decided == BuildClass.Individual ? "individual" : "generic"));
        cursor.Done();
        return facts;
    }

    private static Problem WrongClass(DocumentCursor cursor, string decided) => new("wrong-build-class", cursor.File, cursor.PointerTo("buildClass"),
        new($"practice に書かれた法令の定めと件数によれば、区分は {decided} です。", $"By the law and the counts in practice the class is {decided}."),
        new($"{decided} にするか、lawPrescribed・administrators・casesPerYear を直してください。",
            $"Write {decided}, or correct lawPrescribed, administrators or casesPerYear."));

    private static PracticeFacts ReadPractice(DocumentCursor cursor)
    {
        var facts = new PracticeFacts
        {
            Ordinance = cursor.Local("ordinance"),
            Department = cursor.Local("department"),
            FormNumber = cursor.Local("formNumber"),
            LawPrescribed = cursor.OptionalFlag("lawPrescribed"),
            CasesPerYear = cursor.Integer("casesPerYear"),
            Administrators = cursor.Integer("administrators"),
            Means = cursor.Texts("means"),
            SealRequired = cursor.OptionalFlag("sealRequired"),
            Attachments = cursor.OptionalFlag("attachments"),
            NoticeForm = cursor.Local("noticeForm"),
            NoticeMeans = cursor.Texts("noticeMeans"),
            NoticeSealRequired = cursor.OptionalFlag("noticeSealRequired"),
            NoticeAttachments = cursor.OptionalFlag("noticeAttachments"),
            StorageMedium = cursor.Local("storageMedium"),
        };
        cursor.Done();
        return facts;
    }
}

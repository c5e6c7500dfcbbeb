using CyberPort.Operations.Accounts;
using CyberPort.Storage.Databases;
using CyberPort.Storage.Organisations;

namespace CyberPort.Operations.Tests.Samples;

/// <summary>Organisations of the tests and who works there, by sign-in name: "hij.sato" reviews for the Port of Hiroshima.</summary>
public static class People
{
    /// <summary>Everybody's password.</summary>
    public const string Password = "みなと-2026-port";

    private static readonly (string Tenant, string Kind, string Ja, string En)[] Organisations =
    [
        ("mlit", "ministry", "国土交通省 港湾局", "Ports and Harbours Bureau"),
        ("jphij", "portAdministrator", "広島港 港湾管理者（広島県）", "Port of Hiroshima"),
        ("jpkij", "portAdministrator", "新潟港 港湾管理者（新潟県）", "Port of Niigata"),
        ("toyo", "company", "東洋海運株式会社", "Toyo Kaiun"),
        ("takasaki", "company", "髙﨑マリーナ有限会社", "Takasaki Marina"),
    ];

    private static readonly Worker[] Workers =
    [
        new("mlit.tanaka", "田中 一郎", "mlit", "formAdministrator"),
        new("hij.kato", "加藤 洋", "jphij", "formAdministrator,operator"),
        new("hij.yamamoto", "山本 太郎", "jphij", "receptionist"),
        new("hij.sato", "佐藤 花子", "jphij", "reviewer"),
        new("hij.ogawa", "小川 律", "jphij", "reviewer"),
        new("hij.inoue", "井上 計", "jphij", "consultant") { Sections = "planning" },
        new("hij.okada", "岡田 海", "jphij", "consultant") { Sections = "coast" },
        new("hij.mori", "森 環", "jphij", "consultant") { Sections = "environment" },
        new("hij.nishida", "西田 係", "jphij", "subsectionChief") { SubstitutesFor = "sectionHead" },
        new("hij.fujii", "藤井 課", "jphij", "sectionHead"),
        new("hij.ueda", "上田 部", "jphij", "director"),
        new("kij.abe", "阿部 陽", "jpkij", "formAdministrator,operator"),
        new("kij.honma", "本間 雪", "jpkij", "receptionist,reviewer"),
        new("kij.watanabe", "渡邉 港", "jpkij", "consultant") { Sections = "planning,coast,environment" },
        new("kij.saito", "齋藤 順", "jpkij", "subsectionChief"),
        new("kij.kobayashi", "小林 長", "jpkij", "sectionHead"),
        new("toyo.suzuki", "鈴木 次郎", "toyo", "applicant"),
        new("toyo.smith", "Anna Smith", "toyo", "applicant") { Language = "en" },
        new("takasaki.takasaki", "髙﨑 𠮷彦", "takasaki", "applicant"),
    ];

    /// <summary>Adds them all, with the holidays of both ports.</summary>
    public static Task AddAsync(Db db, DateTimeOffset now)
    {
        var stores = new Stores(db, TimeProvider.System);
        var hash = PasswordHash.Make(Password);
        return db.WriteAsync(unit =>
        {
            foreach (var (tenant, kind, ja, en) in Organisations)
            {
                stores.Organisations.Add(unit,
                    new Organisation { TenantId = new(tenant), Id = tenant, ParentId = kind == "portAdministrator" ? "mlit" : null, Kind = kind, NameJa = ja, NameEn = en, Details = "{}" });
            }

            foreach (var port in new[] { Ports.Hiroshima, Ports.Niigata })
            {
                stores.Holidays.Add(unit, new Holiday { TenantId = port, Day = new DateOnly(2026, 11, 23), Name = "勤労感謝の日" });
            }

            foreach (var worker in Workers) Add(unit, stores.People, worker, hash, now);
        }, CancellationToken.None);
    }

    /// <summary>The actor of a sign-in name.</summary>
    public static async Task<Actor> ActorAsync(Stores stores, string signIn)
    {
        var person = await stores.People.FindBySignInNameAsync(signIn, CancellationToken.None)
            ?? throw new ArgumentException($"Nobody signs in as {signIn}.", nameof(signIn));
        return Actor.Of((await stores.People.ListMembershipsAsync(person.Id, CancellationToken.None))[0], "");
    }

    private static void Add(UnitOfWork unit, PersonStore people, Worker worker, string hash, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        people.Add(unit, new Person
        {
            Id = id,
            SignInName = worker.SignIn,
            Name = worker.Name,
            NameKana = "",
            Email = worker.SignIn + "@example.jp",
            PasswordHash = hash,
            Language = worker.Language,
            CreatedAt = now,
        });
        people.Add(unit, new Membership
        {
            TenantId = new(worker.Tenant),
            Id = Guid.CreateVersion7(now),
            PersonId = id,
            OrganisationId = worker.Tenant,
            Title = "",
            Roles = $",{worker.Roles},",
            Sections = $",{worker.Sections},",
            SubstitutesFor = $",{worker.SubstitutesFor},",
        });
    }

    private sealed record Worker(string SignIn, string Name, string Tenant, string Roles)
    {
        public string Sections { get; init; } = "";
        public string SubstitutesFor { get; init; } = "";
        public string Language { get; init; } = "ja";
    }
}

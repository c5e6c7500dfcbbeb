using CyberPort.Storage.Databases;

namespace CyberPort.Storage.Organisations;

/// <summary>One account.</summary>
public sealed record Person
{
    public required Guid Id { get; init; }
    public required string SignInName { get; init; }
    public required string Name { get; init; }
    public required string NameKana { get; init; }
    public required string Email { get; init; }
    public required string PasswordHash { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DisabledAt { get; init; }
}

/// <summary>A person's place in an organisation with its roles; a person with several switches between them.</summary>
public sealed record Membership
{
    public required TenantId TenantId { get; init; }
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string OrganisationId { get; init; }
    public required string Title { get; init; }

    /// <summary>Role keys between commas, one at each end too: ",reviewer,receptionist,".</summary>
    public required string Roles { get; init; }

    /// <summary>Sections for consultations (合議), written like the roles.</summary>
    public required string Sections { get; init; }

    /// <summary>Roles whose tasks may be answered during their holder's absence (代決), written like the roles.</summary>
    public required string SubstitutesFor { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The organisation's name, joined for display.</summary>
    public string OrganisationName { get; init; } = "";

    /// <summary>The organisation's English name, joined for display.</summary>
    public string OrganisationNameEn { get; init; } = "";

    /// <summary>The organisation's kind, joined for routing.</summary>
    public string OrganisationKind { get; init; } = "";

    /// <summary>The person's name, joined for display.</summary>
    public string PersonName { get; init; } = "";

    /// <summary>The person's mail address, joined for notices.</summary>
    public string PersonEmail { get; init; } = "";

    /// <summary>The person's language, joined for notices.</summary>
    public string PersonLanguage { get; init; } = "ja";
}

/// <summary>People and their memberships.</summary>
public sealed class PersonStore(Db db)
{
    public Task<Person?> FindBySignInNameAsync(string signInName, CancellationToken cancel) =>
        db.FindAsync<Person>("""
            select id, sign_in_name, name, name_kana, email, password_hash, language, created_at, disabled_at
              from people
             where sign_in_name = @signInName
            """, new { signInName }, cancel);

    public Task<Person?> FindAsync(Guid id, CancellationToken cancel) =>
        db.FindAsync<Person>("""
            select id, sign_in_name, name, name_kana, email, password_hash, language, created_at, disabled_at
              from people
             where id = @id
            """, new { id }, cancel);

    /// <summary>All memberships of a person, over all organisations, for the switch on each page; none of a disabled account.</summary>
    public Task<IReadOnlyList<Membership>> ListMembershipsAsync(Guid personId, CancellationToken cancel) =>
        db.QueryAsync<Membership>("""
            select m.tenant_id, m.id, m.person_id, m.organisation_id, m.title, m.roles, m.sections, m.substitutes_for, m.ended_at,
                   o.name_ja as organisation_name, o.name_en as organisation_name_en, o.kind as organisation_kind,
                   p.name as person_name, p.email as person_email, p.language as person_language
              from memberships m
              join organisations o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
              join people p on p.id = m.person_id
             where m.person_id = @personId and m.ended_at is null and p.disabled_at is null
             order by m.tenant_id, m.id
            """, new { personId }, cancel);

    /// <summary>The members of a tenant who hold a role, for notices.</summary>
    /// <param name="tenant">The organisation.</param>
    /// <param name="role">A role key, or "*" for everybody.</param>
    public Task<IReadOnlyList<Membership>> ListByRoleAsync(TenantId tenant, string role, CancellationToken cancel) =>
        db.QueryAsync<Membership>("""
            select m.tenant_id, m.id, m.person_id, m.organisation_id, m.title, m.roles, m.sections, m.substitutes_for, m.ended_at,
                   o.name_ja as organisation_name, o.name_en as organisation_name_en, o.kind as organisation_kind,
                   p.name as person_name, p.email as person_email, p.language as person_language
              from memberships m
              join organisations o on o.tenant_id = m.tenant_id and o.id = m.organisation_id
              join people p on p.id = m.person_id
             where m.tenant_id = @tenant and m.ended_at is null and p.disabled_at is null and m.roles like @pattern
             order by m.id
            """, new { tenant, pattern = role == "*" ? "%" : $"%,{role},%" }, cancel);

    public void Add(UnitOfWork unit, Person person) =>
        unit.Add("""
            insert into people (id, sign_in_name, name, name_kana, email, password_hash, language, created_at, disabled_at)
            values (@Id, @SignInName, @Name, @NameKana, @Email, @PasswordHash, @Language, @CreatedAt, @DisabledAt)
            """, person);

    public void SavePasswordHash(UnitOfWork unit, Person person, string hash) =>
        unit.Add("""
            update people
               set password_hash = @hash
             where id = @Id and password_hash = @PasswordHash
            """, new { person.Id, person.PasswordHash, hash });

    public void Add(UnitOfWork unit, Membership membership) =>
        unit.Add("""
            insert into memberships (tenant_id, id, person_id, organisation_id, title, roles, sections, substitutes_for, ended_at)
            values (@TenantId, @Id, @PersonId, @OrganisationId, @Title, @Roles, @Sections, @SubstitutesFor, @EndedAt)
            """, membership);
}

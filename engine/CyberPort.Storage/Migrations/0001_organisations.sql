-- Organisations form a tree (ministry, prefectures, port administrators, offices); companies stand beside it.
-- tenant_id is the organisation that owns the row: an office belongs to its port, a company to itself.
create table organisations (
    tenant_id {key} not null,
    id {key} not null,
    parent_id {key} null,
    kind {key} not null,
    name_ja {text} not null,
    name_en {text} not null,
    details {json} not null,
    primary key (tenant_id, id)
);
create index organisations_by_kind on organisations (kind, id);

-- People are nobody's property: one account, memberships in any number of organisations.
create table people (
    id {id} not null primary key,
    sign_in_name {key} not null unique,
    name {text} not null,
    name_kana {text} not null,
    email {text} not null,
    password_hash {text} not null,
    language {key} not null,
    created_at {instant} not null,
    disabled_at {instant} null
);

create table memberships (
    tenant_id {key} not null,
    id {id} not null,
    person_id {id} not null,
    organisation_id {key} not null,
    title {text} not null,
    roles {key} not null,
    sections {key} not null,
    substitutes_for {key} not null,
    ended_at {instant} null,
    primary key (tenant_id, id)
);
create index memberships_by_person on memberships (person_id);

create table sessions (
    token_hash {key} not null primary key,
    person_id {id} not null,
    tenant_id {key} not null,
    membership_id {id} not null,
    created_at {instant} not null,
    seen_at {instant} not null,
    expires_at {instant} not null,
    revoked_at {instant} null,
    address {key} not null,
    agent {text} not null
);
create index sessions_by_person on sessions (person_id);

-- One row for each account and address that failed: the delay grows, nobody else is locked out.
create table sign_in_failures (
    subject {key} not null primary key,
    failures {int} not null,
    next_try_at {instant} not null
);

-- Keys of the framework's data protection: any web node reads what another wrote.
create table protection_keys (
    id {key} not null primary key,
    xml {text} not null,
    created_at {instant} not null
);

create table holidays (
    tenant_id {key} not null,
    day {date} not null,
    name {text} not null,
    primary key (tenant_id, day)
)

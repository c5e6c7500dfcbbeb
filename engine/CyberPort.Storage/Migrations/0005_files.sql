-- A file's place in the product; its content is addressed by SHA-256 and stored once a tenant.
create table files (
    tenant_id {key} not null,
    id {id} not null,
    owner_kind {key} not null,
    owner_id {id} not null,
    slot {key} not null,
    name {text} not null,
    media_type {key} not null,
    size {long} not null,
    sha256 {key} not null,
    uploaded_by {id} not null,
    uploaded_at {instant} not null,
    primary key (tenant_id, id)
);
create index files_by_owner on files (tenant_id, owner_kind, owner_id);

create table contents (
    tenant_id {key} not null,
    sha256 {key} not null,
    size {long} not null,
    stored_at {instant} not null,
    primary key (tenant_id, sha256)
);

create table content_parts (
    tenant_id {key} not null,
    upload_id {id} not null,
    number {int} not null,
    sha256 {key} not null,
    body {blob} not null,
    primary key (tenant_id, upload_id, number)
);
create index content_parts_by_hash on content_parts (tenant_id, sha256);

create table documents (
    tenant_id {key} not null,
    id {id} not null,
    case_id {id} not null,
    document_key {key} not null,
    number {key} not null,
    title {text} not null,
    body {json} not null,
    issued_on {date} not null,
    issued_at {instant} not null,
    file_id {id} null,
    sha256 {key} null,
    failure {text} not null,
    primary key (tenant_id, id)
);
create index documents_by_case on documents (tenant_id, case_id);

-- Numbers run per organisation, series (procedure or document) and fiscal year; no gaps, because they are taken in the same transaction.
create table counters (
    tenant_id {key} not null,
    series {key} not null,
    fiscal_year {int} not null,
    last_number {int} not null,
    primary key (tenant_id, series, fiscal_year)
)

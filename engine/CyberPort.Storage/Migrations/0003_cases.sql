create table cases (
    tenant_id {key} not null,
    id {id} not null,
    receipt_number {key} not null,
    procedure_key {key} not null,
    procedure_name {text} not null,
    form_key {key} not null,
    snapshot_digest {key} not null,
    definition_id {key} not null,
    definition_version {int} not null,
    applicant_tenant_id {key} not null,
    applicant_person_id {id} null,
    applicant_name {text} not null,
    title {text} not null,
    place {text} not null,
    channel {key} not null,
    stage {key} not null,
    stage_ja {text} not null,
    stage_en {text} not null,
    disposition {key} null,
    officer_id {id} null,
    officer_name {text} not null,
    received_at {instant} not null,
    counted_from {date} not null,
    due_on {date} null,
    paused_on {date} null,
    paused_days {int} not null,
    closed_at {instant} null,
    updated_at {instant} not null,
    search_text {text} not null,
    version {int} not null,
    primary key (tenant_id, id)
);
create unique index cases_by_receipt on cases (tenant_id, receipt_number);
create index cases_by_due on cases (tenant_id, closed_at, due_on);
create index cases_by_applicant on cases (applicant_tenant_id, received_at);

-- Each time the applicant sends (first, after a correction): values as they were, never changed.
create table submissions (
    tenant_id {key} not null,
    case_id {id} not null,
    number {int} not null,
    client_key {key} not null,
    snapshot_digest {key} not null,
    form_values {json} not null,
    findings {json} not null,
    acknowledgements {json} not null,
    submitted_by {id} not null,
    submitted_by_name {text} not null,
    submitted_at {instant} not null,
    primary key (tenant_id, case_id, number)
);
create unique index submissions_by_client_key on submissions (tenant_id, client_key);

create table drafts (
    tenant_id {key} not null,
    id {id} not null,
    procedure_key {key} not null,
    snapshot_digest {key} not null,
    owner_tenant_id {key} not null,
    owner_person_id {id} not null,
    case_id {id} null,
    task_id {id} null,
    channel {key} not null,
    title {text} not null,
    page {key} not null,
    form_values {json} not null,
    acknowledgements {json} not null,
    sources {json} not null,
    client_key {key} not null,
    created_at {instant} not null,
    updated_at {instant} not null,
    submitted_at {instant} null,
    version {int} not null,
    primary key (tenant_id, id)
);
create index drafts_by_owner on drafts (owner_tenant_id, updated_at);

create table notes (
    tenant_id {key} not null,
    id {id} not null,
    case_id {id} not null,
    kind {key} not null,
    author_id {id} not null,
    author_name {text} not null,
    body {text} not null,
    written_at {instant} not null,
    read_at {instant} null,
    primary key (tenant_id, id)
);
create index notes_by_case on notes (tenant_id, case_id, written_at)

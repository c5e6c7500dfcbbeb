-- How a task came to whoever has it, and how urgent it is.
alter table tasks add priority {int} default 50 not null;
alter table tasks add escalated_to {text} default '' not null;
alter table tasks add delegated_by {id} null;
alter table tasks add delegated_by_name {text} default '' not null;
alter table tasks add delegation_reason {text} default '' not null;

-- A note may belong to one task of the case.
alter table notes add task_id {id} null;

-- What an officer has written for an answer so far; gone with the answer.
create table task_drafts (
    tenant_id {key} not null,
    task_id {id} not null,
    person_id {id} not null,
    body {json} not null,
    saved_at {instant} not null,
    primary key (tenant_id, task_id, person_id)
);

-- Who is away and who stands in (代理); a row is never changed but for its cancellation.
create table absences (
    tenant_id {key} not null,
    id {id} not null,
    person_id {id} not null,
    person_name {text} not null,
    substitute_id {id} not null,
    substitute_name {text} not null,
    from_day {date} not null,
    to_day {date} not null,
    reason {text} not null,
    entered_by_name {text} not null,
    entered_at {instant} not null,
    cancelled_at {instant} null,
    primary key (tenant_id, id)
);
create index absences_by_day on absences (tenant_id, to_day);

-- Tables of who decides (専決規程); each publication is a version, and which one counts is a matter of the day.
create table decision_tables (
    tenant_id {key} not null,
    table_key {key} not null,
    version {int} not null,
    valid_from {date} not null,
    valid_to {date} null,
    body {json} not null,
    published_at {instant} not null,
    published_by {text} not null,
    primary key (tenant_id, table_key, version)
)

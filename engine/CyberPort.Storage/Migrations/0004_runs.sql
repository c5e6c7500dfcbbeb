create table runs (
    tenant_id {key} not null,
    id {id} not null,
    case_id {id} not null,
    definition_id {key} not null,
    definition_version {int} not null,
    status {key} not null,
    state {json} not null,
    due_at {instant} null,
    incidents {int} not null,
    version {int} not null,
    updated_at {instant} not null,
    primary key (tenant_id, id)
);
create index runs_by_due on runs (due_at);
create index runs_by_case on runs (tenant_id, case_id);

create table tasks (
    tenant_id {key} not null,
    id {id} not null,
    case_id {id} not null,
    run_id {id} not null,
    activity_id {key} not null,
    kind {key} not null,
    title_ja {text} not null,
    title_en {text} not null,
    candidates {key} not null,
    body {json} not null,
    assignee_id {id} null,
    assignee_name {text} not null,
    due_at {instant} null,
    status {key} not null,
    action {key} null,
    answer {json} null,
    answered_by {id} null,
    answered_by_name {text} not null,
    answered_for {text} not null,
    opened_at {instant} not null,
    closed_at {instant} null,
    revision {int} not null,
    primary key (tenant_id, id)
);
create index tasks_by_case on tasks (tenant_id, case_id, opened_at);
create index tasks_open on tasks (tenant_id, status, due_at);

-- What happened, apart from the run's state: it grows, the state does not. A row for each step of a run, numbered by the run's version.
create table journal (
    tenant_id {key} not null,
    run_id {id} not null,
    number {int} not null,
    case_id {id} not null,
    at {instant} not null,
    entries {json} not null,
    primary key (tenant_id, run_id, number)
)
;

-- Who may answer a task, as patterns over a member's ",role,role," list: "%,reviewer,%".
create table task_candidates (
    tenant_id {key} not null,
    task_id {id} not null,
    pattern {key} not null,
    primary key (tenant_id, task_id, pattern)
)

-- What must follow a commit: delivered at least once, its id is the key that makes a repetition harmless.
create table outbox (
    tenant_id {key} not null,
    id {id} not null,
    kind {key} not null,
    body {json} not null,
    created_at {instant} not null,
    next_try_at {instant} null,
    attempts {int} not null,
    done_at {instant} null,
    dead_at {instant} null,
    error {text} not null,
    primary key (tenant_id, id)
);
create index outbox_waiting on outbox (next_try_at);

create table notifications (
    tenant_id {key} not null,
    id {id} not null,
    person_id {id} not null,
    case_tenant_id {key} not null,
    case_id {id} null,
    subject {text} not null,
    body {text} not null,
    sent_at {instant} not null,
    read_at {instant} null,
    primary key (tenant_id, id)
);
create index notifications_by_person on notifications (person_id, sent_at)

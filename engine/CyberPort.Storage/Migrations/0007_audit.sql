-- Append-only; each row's hash covers the row before it. The head says how long the chain is, so a cut tail is seen.
create table audit (
    tenant_id {key} not null,
    number {long} not null,
    at {instant} not null,
    actor {text} not null,
    action {key} not null,
    subject {key} not null,
    detail {json} not null,
    hash {key} not null,
    primary key (tenant_id, number)
);
create index audit_by_subject on audit (tenant_id, subject);

create table audit_heads (
    tenant_id {key} not null primary key,
    number {long} not null,
    hash {key} not null
)

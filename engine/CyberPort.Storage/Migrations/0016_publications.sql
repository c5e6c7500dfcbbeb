-- What was said about a published version of a form, from which day it is offered, and what became of that: who, when and why.
create table publications (
    tenant_id {key} not null,
    form_key {key} not null,
    version {key} not null,
    snapshot_digest {key} not null,
    note {text} not null,
    offered_from {date} not null,
    state {key} not null,
    published_at {instant} not null,
    published_by {text} not null,
    changed_at {instant} not null,
    changed_by {text} not null,
    change_note {text} not null,
    primary key (tenant_id, form_key, version)
)

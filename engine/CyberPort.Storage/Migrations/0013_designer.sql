-- What somebody is working on before it is published: one working copy of a form for each organisation.
create table working_copies (
    tenant_id {key} not null,
    form_key {key} not null,
    base_tenant_id {key} not null,
    base_key {key} not null,
    base_version {key} not null,
    body {blob} not null,
    revision {int} not null,
    saved_at {instant} not null,
    saved_by {text} not null,
    holder_id {id} null,
    holder_name {text} default '' not null,
    held_until {instant} null,
    primary key (tenant_id, form_key)
)

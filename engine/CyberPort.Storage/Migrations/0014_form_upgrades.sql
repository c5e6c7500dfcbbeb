-- Which national form an overlay changes, and how far each organisation is with each of its newer versions.
alter table overlays add base_key {key} default '' not null;

create table form_upgrades (
    tenant_id {key} not null,
    form_key {key} not null,
    to_version {key} not null,
    base_tenant_id {key} not null,
    base_key {key} not null,
    from_version {key} not null,
    state {key} not null,
    conflicts {int} not null,
    choices {json} not null,
    changed_at {instant} not null,
    changed_by {text} not null,
    primary key (tenant_id, form_key, to_version)
);

create index form_upgrades_by_base on form_upgrades (base_tenant_id, base_key, to_version)

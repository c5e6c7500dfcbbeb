-- Base packages of the ministry and packages of a tenant's own: immutable once published, addressed by their digest.
create table packages (
    tenant_id {key} not null,
    form_key {key} not null,
    version {key} not null,
    digest {key} not null,
    body {blob} not null,
    published_at {instant} not null,
    published_by {text} not null,
    primary key (tenant_id, form_key, version)
);

create table overlays (
    tenant_id {key} not null,
    form_key {key} not null,
    version {int} not null,
    base_tenant_id {key} not null,
    base_version {key} not null,
    body {blob} not null,
    published_at {instant} not null,
    published_by {text} not null,
    primary key (tenant_id, form_key, version)
);

-- What requests read: base and overlay merged, compiled and tried at publish.
create table snapshots (
    tenant_id {key} not null,
    digest {key} not null,
    form_key {key} not null,
    body {blob} not null,
    published_at {instant} not null,
    primary key (tenant_id, digest)
);

create table workflow_definitions (
    tenant_id {key} not null,
    definition_id {key} not null,
    version {int} not null,
    digest {key} not null,
    body {blob} not null,
    scenarios {blob} not null,
    published_at {instant} not null,
    published_by {text} not null,
    primary key (tenant_id, definition_id, version)
);

-- A procedure as one port offers it: on which snapshot and which definition version new cases start.
create table procedures (
    tenant_id {key} not null,
    procedure_key {key} not null,
    name_ja {text} not null,
    name_en {text} not null,
    category_ja {text} not null,
    category_en {text} not null,
    form_key {key} not null,
    snapshot_digest {key} not null,
    definition_id {key} not null,
    definition_version {int} not null,
    settings {json} not null,
    offered_from {date} not null,
    withdrawn_at {instant} null,
    primary key (tenant_id, procedure_key)
)

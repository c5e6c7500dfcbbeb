-- Operators look for the few runs with incidents, and for the runs of one definition's version.
create index runs_by_incidents on runs (tenant_id, incidents);
create index runs_by_definition on runs (tenant_id, definition_id, definition_version, id)

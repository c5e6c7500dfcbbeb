-- The named events that a run waits for, one a line; null for a run that waits for none, as almost all do.
alter table runs add waits_for {text} null;
create index runs_by_event on runs (tenant_id, id) where waits_for is not null

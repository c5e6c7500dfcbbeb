-- A run may be started by another one, on the same case; the case's own run has no parent.
alter table runs add parent_run_id {id} null;
create index runs_by_parent on runs (tenant_id, parent_run_id);

-- When a run ended, and when its journal was shortened to the way that was walked.
alter table runs add ended_at {instant} null;
alter table runs add journal_shortened_at {instant} null;
update runs set ended_at = updated_at where tenant_id is not null and status = 'Finished' and incidents = 0;
create index runs_by_end on runs (ended_at, journal_shortened_at);

-- Cases whose records must stay whatever their age (legal hold).
create table case_holds (
    tenant_id {key} not null,
    case_id {id} not null,
    reason {text} not null,
    held_by {text} not null,
    held_at {instant} not null,
    primary key (tenant_id, case_id)
)

-- An office measures how long its steps and its cases took in a period.
create index tasks_by_closed on tasks (tenant_id, status, closed_at);
create index cases_by_received on cases (tenant_id, received_at)

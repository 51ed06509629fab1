-- Which runbook was begun on a ticket and when: the rules of that time say its steps. Results are never changed; the
-- last one of a check counts.
create table diagnosis_run (
  desk_id bigint not null,
  ticket_id bigint not null,
  runbook_id text not null,
  started_at bigint not null,
  person_name text not null,
  primary key (desk_id, ticket_id, runbook_id)
);
create table diagnosis_result (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  runbook_id text not null,
  check_id text not null,
  result text not null,
  evidence text not null,
  waived_reason text,
  person_id bigint,
  person_name text not null,
  at bigint not null,
  primary key (desk_id, id)
);
create index diagnosis_result_ticket on diagnosis_result (desk_id, ticket_id, runbook_id, id);

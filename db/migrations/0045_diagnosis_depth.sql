-- What a ticket is about within its service, why it may go to the vendor, and who may see one about a vulnerability.
alter table ticket add column area text not null default '';
alter table ticket add column escalation_class text not null default '';
create table ticket_access (
  desk_id bigint not null,
  ticket_id bigint not null,
  person_id bigint not null,
  added_by text not null,
  added_at bigint not null,
  primary key (desk_id, ticket_id, person_id)
);
-- Evidence of a check: a link beside the text, and files.
alter table diagnosis_result add column link text not null default '';
create table diagnosis_file (
  desk_id bigint not null,
  id bigint not null,
  ticket_id bigint not null,
  result_id bigint not null,
  name text not null,
  media_type text not null,
  sha256 text not null,
  size bigint not null,
  added_by text not null,
  added_at bigint not null,
  primary key (desk_id, id)
);
create index diagnosis_file_ticket on diagnosis_file (desk_id, ticket_id, id);

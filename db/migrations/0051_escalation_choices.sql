-- What people decided about a service request: why another way than the recommended one was taken, and which of the
-- ticket's files go along.
create table service_request_choice (
  desk_id bigint not null,
  service_request_id bigint not null,
  recommended text not null,
  reason text not null,
  person_name text not null,
  at bigint not null,
  primary key (desk_id, service_request_id)
);
create table service_request_attachment (
  desk_id bigint not null,
  service_request_id bigint not null,
  attachment_id bigint not null,
  primary key (desk_id, service_request_id, attachment_id)
);

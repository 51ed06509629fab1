-- Contacts who see only their own requests in the portal; all others see those of their company.
create table contact_access (
  desk_id bigint not null,
  person_id bigint not null,
  own_only smallint not null,
  primary key (desk_id, person_id)
);

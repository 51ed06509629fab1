-- People of a delivery partner work at the desk and see only what was handed to their company: whose people they are,
-- and which tickets were handed to which company.
create table delivery_member (
  desk_id bigint not null,
  person_id bigint not null,
  company text not null,
  primary key (desk_id, person_id)
);
create table ticket_handed (
  desk_id bigint not null,
  ticket_id bigint not null,
  company text not null,
  handed_at bigint not null,
  ended_at bigint,
  primary key (desk_id, ticket_id, company)
);
create index ticket_handed_company on ticket_handed (desk_id, company, ticket_id);

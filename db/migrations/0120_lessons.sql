-- What a resolved ticket taught: why it came, whether the customer could have helped itself, what would have spared it,
-- and what was proposed to whom who decided.
create table ticket_lesson (
  desk_id bigint not null,
  ticket_id bigint not null,
  cause text not null,
  self_service text not null,
  avoided_by text not null,
  proposed text not null,
  decided_by text not null,
  decided_at bigint not null,
  primary key (desk_id, ticket_id)
);

-- What a desk lets its customers see in the portal. Without a row they do not see that a provider works on a request.
create table portal_terms (
  desk_id bigint not null,
  shows_provider smallint not null,
  version bigint not null,
  primary key (desk_id)
);

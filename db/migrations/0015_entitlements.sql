-- Vehicles that a desk holds, and the append-only ledger whose sum is their balance. Contract and access ids are
-- sealed. `entries` counts the ledger's rows: raising it first makes concurrent draws wait for each other.
create table entitlement (
  desk_id bigint not null,
  id bigint not null,
  vehicle text not null,
  name text not null,
  unit text not null,
  unlimited smallint not null,
  contract_sealed text not null,
  access_sealed text not null,
  valid_from bigint not null,
  valid_to bigint,
  entries bigint not null,
  created_at bigint not null,
  primary key (desk_id, id)
);
create table entitlement_entry (
  desk_id bigint not null,
  entitlement_id bigint not null,
  position bigint not null,
  kind text not null,
  amount bigint not null,
  reason text not null,
  reference text not null,
  person_id bigint,
  person_name text not null,
  at bigint not null,
  primary key (desk_id, entitlement_id, position)
);

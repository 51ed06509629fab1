-- A delivery arrangement says by which contract, whom to call, and what the other side is told; it may be changed, and
-- it ends on a day, so that offers and decisions of before can still name it.
alter table delivery_arrangement add column contract text not null default '';
alter table delivery_arrangement add column contact_name text not null default '';
alter table delivery_arrangement add column contact_phone text not null default '';
alter table delivery_arrangement add column told text not null default '';
alter table delivery_arrangement add column ended_at bigint;
alter table delivery_arrangement add column version bigint not null default 1;
create index delivery_arrangement_current on delivery_arrangement (desk_id, ended_at, id);

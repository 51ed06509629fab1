-- Wallets of any unit (time, requests, money), bought or included in an offer, each with validity and a ledger of its own.
-- Until now a wallet was what entries of one agreement and month had in common. `entries` counts the ledger's rows: raising
-- it first makes concurrent draws wait for each other. Included time of a month kept until 31 days after its last entry
-- here, because the months before had no end of their own.
create table wallet (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint not null,
  agreement_id bigint,
  unit text not null,
  currency text not null,
  name text not null,
  period text,
  valid_from bigint not null,
  valid_to bigint,
  low_at bigint,
  may_go_negative smallint not null,
  entries bigint not null,
  created_at bigint not null,
  primary key (desk_id, id)
);
create index wallet_customer on wallet (desk_id, customer_id, id);
create unique index wallet_of_period on wallet (desk_id, agreement_id, customer_id, period);
create table wallet_ledger (
  desk_id bigint not null,
  wallet_id bigint not null,
  position bigint not null,
  reason text not null,
  amount bigint not null,
  charge_id bigint,
  ticket_id bigint,
  person_name text not null,
  note text not null,
  at bigint not null,
  primary key (desk_id, wallet_id, position)
);
create index wallet_ledger_charge on wallet_ledger (desk_id, charge_id);
insert into wallet
  select desk_id, min(id), customer_id, agreement_id, 'minutes', '', '', period, min(at),
         case when period = 'agreement' then null else max(at) + 2678400000000 end, null, 0, count(*), min(at)
  from wallet_entry group by desk_id, agreement_id, customer_id, period;
insert into wallet_ledger
  select e.desk_id, w.id, row_number() over (partition by e.desk_id, w.id order by e.id), e.reason, e.hundredths,
         e.charge_id, c.ticket_id, '', '', e.at
  from wallet_entry e
  join wallet w on w.desk_id = e.desk_id and w.agreement_id = e.agreement_id and w.customer_id = e.customer_id
               and w.period = e.period
  left join charge_line c on c.desk_id = e.desk_id and c.id = e.charge_id;
drop table wallet_entry;

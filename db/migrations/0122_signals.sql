-- Signals that rules make: which rule, of what (`subject`), how strong, with which evidence, and what became of it. One
-- finding of a rule is one row, however often it is found again. The rules as a desk set them; how far it has read its
-- events; and which customers are to be looked at again, and when.
alter table signal add column rule text not null default '';
alter table signal add column subject text not null default '';
alter table signal add column strength bigint not null default 0;
alter table signal add column evidence text not null default '{"tickets":[],"numbers":{},"words":{}}';
alter table signal add column state text not null default 'open';
alter table signal add column changed_at bigint not null default 0;
alter table signal add column closed_by text not null default '';
alter table signal add column reason text not null default '';
alter table signal add column dismissed_strength bigint not null default 0;
create unique index signal_finding on signal (desk_id, customer_id, rule, subject) where rule <> '';
create index signal_state on signal (desk_id, state, id);
create table signal_rule (
  desk_id bigint not null,
  code text not null,
  is_on smallint not null,
  threshold bigint not null,
  period_days bigint not null,
  changed_by text not null,
  changed_at bigint not null,
  primary key (desk_id, code)
);
create table learning_cursor (
  desk_id bigint not null,
  number bigint not null,
  primary key (desk_id)
);
create table learning_mark (
  desk_id bigint not null,
  customer_id bigint not null,
  due_at bigint not null,
  primary key (desk_id, customer_id)
);
create index learning_due on learning_mark (desk_id, due_at);

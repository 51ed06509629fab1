-- Credits that are claimed from a vendor for outages: what is claimed, with which packet and proofs, until when, what the
-- vendor answered, and what of it went to the customer. A claim is never deleted. Proofs keep the text or the file as it
-- was when it was added, and whose address it came from. `due_at` orders what waits; a reminder is told once for a date.
create table claim (
  desk_id bigint not null,
  id bigint not null,
  customer_id bigint not null,
  ticket_id bigint,
  subscription_id bigint,
  service text not null,
  title text not null,
  state text not null,
  incident_from bigint not null,
  incident_to bigint,
  billing_month text not null,
  deadline bigint,
  due_at bigint not null,
  fields text not null,
  vendor_number text not null,
  filed_at bigint,
  filed_by text not null,
  through_provider smallint not null,
  late_reason text not null,
  answer_due bigint,
  accepted_minor bigint not null,
  currency text not null,
  answer text not null,
  answered_at bigint,
  answered_as text,
  charge_id bigint,
  passed_count bigint not null,
  passed_minor bigint not null,
  passed_currency text not null,
  pass_reason text not null,
  end_reason text not null,
  created_by_id bigint,
  created_by text not null,
  created_at bigint not null,
  updated_at bigint not null,
  version bigint not null,
  primary key (desk_id, id)
);
create index claim_due on claim (desk_id, due_at, id);
create index claim_customer on claim (desk_id, customer_id, id);
create index claim_ticket on claim (desk_id, ticket_id, id);
create table claim_evidence (
  desk_id bigint not null,
  id bigint not null,
  claim_id bigint not null,
  kind text not null,
  name text not null,
  origin text not null,
  message_id bigint,
  text text not null,
  media_type text not null,
  sha256 text not null,
  size bigint not null,
  added_by text not null,
  added_at bigint not null,
  primary key (desk_id, id)
);
create index claim_evidence_claim on claim_evidence (desk_id, claim_id, id);
create table claim_reminder (
  desk_id bigint not null,
  claim_id bigint not null,
  stage text not null,
  due_at bigint not null,
  told_at bigint not null,
  primary key (desk_id, claim_id, stage, due_at)
);
create table claim_settings (
  desk_id bigint not null,
  portal smallint not null,
  primary key (desk_id)
);

-- The side of prices that is not on the public offer: work types, discounts, taxes, fees, mark-ups, approval. Of the desk,
-- or of one agreement. Each change is a new version; the latest rules, the others say what ruled before.
create table charge_terms (
  desk_id bigint not null,
  id bigint not null,
  agreement_id bigint,
  document text not null,
  person_name text not null,
  created_at bigint not null,
  primary key (desk_id, id)
);
create index charge_terms_agreement on charge_terms (desk_id, agreement_id, id);

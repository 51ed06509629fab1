-- Which customers get a review by mail, how often and who; and which mails carried one: the letter's ticket is ours and no
-- request of the customer.
create table review_schedule (
  desk_id bigint not null,
  customer_id bigint not null,
  every text not null,
  contacts text not null,
  language text,
  next_at bigint not null,
  changed_by text not null,
  changed_at bigint not null,
  primary key (desk_id, customer_id)
);
create index review_schedule_due on review_schedule (desk_id, next_at);
create table review_mail (
  desk_id bigint not null,
  ticket_id bigint not null,
  customer_id bigint not null,
  person_id bigint not null,
  first_day text not null,
  last_day text not null,
  at bigint not null,
  primary key (desk_id, ticket_id)
);
create index review_mail_customer on review_mail (desk_id, customer_id, ticket_id);

-- How each mail came: the envelope's sender and recipients, which need not be in the mail. A reply address among them
-- finds its ticket. The same mail may come several ways and for several recipients; it stays one mail.
create table mail_arrival (
  desk_id bigint not null,
  mail_id bigint not null,
  way text not null,
  recipient text not null,
  sender text,
  at bigint not null,
  primary key (desk_id, mail_id, way, recipient)
);
alter table mail add column sender text not null default '';

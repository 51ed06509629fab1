-- A desk's own words in the mails that it sends, where they are not the usual ones, and which of them it does not want.
create table mail_template (
  desk_id bigint not null,
  kind text not null,
  language text not null,
  subject text not null,
  body text not null,
  primary key (desk_id, kind, language)
);
create table mail_template_off (
  desk_id bigint not null,
  kind text not null,
  primary key (desk_id, kind)
);
-- The body as Markdown, where it is not the same as what is read as text: with what others wrote made harmless.
alter table outbox add column markup text not null default '';

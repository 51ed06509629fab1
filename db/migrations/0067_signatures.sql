-- What stands below every reply, in each language that customers read; where there is none, the agent's and the desk's name.
create table mail_signature (
  desk_id bigint not null,
  language text not null,
  body text not null,
  primary key (desk_id, language)
);

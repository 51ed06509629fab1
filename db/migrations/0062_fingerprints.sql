-- One message that came two ways (to two addresses of the desk, through a forwarder and straight) has other bytes each
-- time, but the same Message-ID, sender, date, subject and body: the first one takes its effect, the others point to it.
create table mail_fingerprint (
  desk_id bigint not null,
  fingerprint text not null,
  mail_id bigint not null,
  primary key (desk_id, fingerprint)
);

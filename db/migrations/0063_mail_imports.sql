-- How far an import of old mail has come: the file and the offset in it up to which everything is stored. Gone when it is
-- done.
create table mail_import (
  desk_id bigint not null,
  source text not null,
  file text not null,
  position bigint not null,
  updated_at bigint not null,
  primary key (desk_id, source)
);

-- When somebody ceased to work at the desk: what they did stays theirs, and they can do nothing more.
alter table person add column left_at bigint;

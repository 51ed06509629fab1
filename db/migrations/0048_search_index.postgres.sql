-- The full-text index. Its words are folded and stemmed by us; the first words of an entry say whose and of what kind it
-- is. It has no column for the desk: behind row-level security PostgreSQL uses no GIN index, since @@ is not leakproof.
-- It gives out numbers alone, and what they stand for is read from tables that have the wall.
create table search_index (
  id bigint not null,
  words tsvector not null,
  primary key (id)
);
create index search_index_words on search_index using gin (words) with (fastupdate = off);

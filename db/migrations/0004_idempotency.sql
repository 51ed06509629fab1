-- Answers of requests that came with an Idempotency-Key, for a day: a client that did not hear our answer may ask
-- again without doing the thing twice. A row without status is a request that runs, or whose process died.
CREATE TABLE idempotency (
  desk_id bigint NOT NULL,
  person_id bigint NOT NULL,
  request_key text NOT NULL,
  fingerprint text NOT NULL,
  process text NOT NULL,
  created_at bigint NOT NULL,
  status bigint,
  content_type text NOT NULL,
  location text NOT NULL,
  etag text NOT NULL,
  body text NOT NULL,
  PRIMARY KEY (desk_id, person_id, request_key)
);

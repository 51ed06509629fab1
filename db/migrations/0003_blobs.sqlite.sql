-- Content of a desk by its SHA-256. Up to 256 KiB are in the row, in the transaction that names them;
-- content is null for what is larger: that is in the folder of blobs.
create table blob (
  desk_id bigint not null,
  sha256 text not null,
  size bigint not null,
  content blob,
  created_at bigint not null,
  primary key (desk_id, sha256)
);

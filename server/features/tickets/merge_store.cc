#include "features/tickets/merge_store.h"

namespace podpora::tickets {

namespace {

/// No chain of merges is longer; a longer one would be a circle.
constexpr int kChainMax = 100;

constexpr storage::Query kInsert{"ticket_merge.insert", R"(
  insert into ticket_merge (desk_id, id, source_id, survivor_id, source_state, source_resolved_at, survivor_state,
                            survivor_resolved_at, survivor_version, last_event, merged_by, merged_at, undone_by,
                            undone_at)
  values (:desk, :id, :source, :survivor, :source_state, :source_resolved_at, :survivor_state, :survivor_resolved_at,
          :version, :last_event, :merged_by, :merged_at, '', null))"};

constexpr storage::Query kEnd{"ticket_merge.end", R"(
  update ticket_merge set survivor_version = :version, last_event = :last_event where desk_id = :desk and id = :id)"};

constexpr storage::Query kUndo{"ticket_merge.undo", R"(
  update ticket_merge set undone_by = :undone_by, undone_at = :undone_at where desk_id = :desk and id = :id)"};

constexpr storage::Query kOfSource{"ticket_merge.of_source", R"(
  select id, source_id, survivor_id, source_state, source_resolved_at, survivor_state, survivor_resolved_at,
         survivor_version, last_event, merged_by, merged_at, undone_by, undone_at
  from ticket_merge where desk_id = :desk and source_id = :source and undone_at is null)"};

constexpr storage::Query kInto{"ticket_merge.into", R"(
  select id, source_id, survivor_id, source_state, source_resolved_at, survivor_state, survivor_resolved_at,
         survivor_version, last_event, merged_by, merged_at, undone_by, undone_at
  from ticket_merge where desk_id = :desk and survivor_id = :survivor and undone_at is null order by id)"};

constexpr storage::Query kMessages{"ticket_merge.messages", R"(
  select id, ticket_id, visibility, author_kind, author_id, author_name, body, quoted, service_request_id, mail_id,
         created_at
  from message where desk_id = :desk and id in (
    select cast(item as bigint) from ticket_merge_item
    where desk_id = :desk and merge_id = :merge and kind = 'message')
  order by id)"};

constexpr storage::Query kAttachments{"ticket_merge.attachments", R"(
  select id, message_id, ticket_id, name, media_type, sha256, size
  from attachment where desk_id = :desk and id in (
    select cast(item as bigint) from ticket_merge_item
    where desk_id = :desk and merge_id = :merge and kind = 'attachment')
  order by id)"};

}  // namespace

void insert_merge(storage::Transaction& tx, DeskId desk, Merge const& merge) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", merge.id},
                       {"source", merge.source_id},
                       {"survivor", merge.survivor_id},
                       {"source_state", merge.source_state},
                       {"source_resolved_at", merge.source_resolved_at},
                       {"survivor_state", merge.survivor_state},
                       {"survivor_resolved_at", merge.survivor_resolved_at},
                       {"version", merge.survivor_version},
                       {"last_event", merge.last_event},
                       {"merged_by", merge.merged_by},
                       {"merged_at", merge.merged_at}});
}

void end_merge(storage::Transaction& tx, DeskId desk, Merge const& merge) {
  tx.execute(kEnd,
             {{"desk", desk}, {"id", merge.id}, {"version", merge.survivor_version}, {"last_event", merge.last_event}});
}

void undo_merge(storage::Transaction& tx, DeskId desk, Merge const& merge) {
  tx.execute(kUndo, {{"desk", desk}, {"id", merge.id}, {"undone_by", merge.undone_by}, {"undone_at", merge.undone_at}});
}

std::optional<Merge> merge_of(storage::Transaction& tx, DeskId desk, TicketId source) {
  return tx.first<Merge>(kOfSource, {{"desk", desk}, {"source", source}});
}

std::vector<Merge> merges_into(storage::Transaction& tx, DeskId desk, TicketId survivor) {
  return tx.all<Merge>(kInto, {{"desk", desk}, {"survivor", survivor}});
}

TicketId survivor_of(storage::Transaction& tx, DeskId desk, TicketId ticket) {
  for (int hop = 0; hop < kChainMax; ++hop) {
    auto const merge = merge_of(tx, desk, ticket);
    if (!merge) break;
    ticket = merge->survivor_id;
  }
  return ticket;
}

std::vector<Message> carried_messages(storage::Transaction& tx, DeskId desk, MergeId merge) {
  return tx.all<Message>(kMessages, {{"desk", desk}, {"merge", merge}});
}

std::vector<Attachment> carried_attachments(storage::Transaction& tx, DeskId desk, MergeId merge) {
  return tx.all<Attachment>(kAttachments, {{"desk", desk}, {"merge", merge}});
}

}  // namespace podpora::tickets

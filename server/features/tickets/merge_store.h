#pragma once

#include "features/tickets/merge.h"
#include "features/tickets/ticket_store.h"

namespace podpora::tickets {

void insert_merge(storage::Transaction& tx, DeskId desk, Merge const& merge);
/// Until where a merge reaches: the version that it left, and the last event it wrote.
void end_merge(storage::Transaction& tx, DeskId desk, Merge const& merge);
void undo_merge(storage::Transaction& tx, DeskId desk, Merge const& merge);

/// The files of carried_messages.
std::vector<Attachment> carried_attachments(storage::Transaction& tx, DeskId desk, MergeId merge);

}  // namespace podpora::tickets

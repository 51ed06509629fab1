#pragma once

#include "features/notify/template_kinds.h"
#include "features/tickets/ticket.h"
#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <optional>
#include <string>

namespace podpora::notify {

/// The desk's own words; nothing where it uses the usual ones.
std::optional<TemplateText> find_template(storage::Transaction& tx, DeskId desk, TemplateKind kind,
                                          std::string const& language);
void put_template(storage::Transaction& tx, DeskId desk, TemplateKind kind, std::string const& language,
                  TemplateText const& text);
/// False when there were none.
bool delete_template(storage::Transaction& tx, DeskId desk, TemplateKind kind, std::string const& language);

bool is_off(storage::Transaction& tx, DeskId desk, TemplateKind kind);
void put_off(storage::Transaction& tx, DeskId desk, TemplateKind kind, bool off);

/// The tickets about which customers were written to most lately: what texts are tried out with.
std::vector<tickets::TicketId> lately_mailed(storage::Transaction& tx, DeskId desk, int limit);

}  // namespace podpora::notify

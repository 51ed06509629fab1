#include "features/queue/bulk.h"

#include "features/identity/person.h"
#include "features/queue/snooze.h"
#include "features/tickets/access.h"
#include "features/tickets/ticket_rules.h"

#include <algorithm>

namespace podpora::queue {

namespace {

/// One change over many tickets; the desk's agents are asked for once.
class Bulk {
 public:
  Bulk(storage::Transaction& tx, tickets::Context const& context, Actor const& actor, BulkChange const& change)
      : tx_(tx), context_(context), actor_(actor), change_(change), agents_(identity::agents_of(tx, actor.desk)) {}

  Result<void> check() const {
    auto const now = context_.audit.clock.now();
    if (change_.action == BulkAction::kAssign && (!change_.assignee || name_of(change_.assignee).empty()))
      return invalid("/assignee_id", "unknown-reference");
    if (change_.action == BulkAction::kSeverity && !change_.severity) return invalid("/severity", "required");
    if (change_.action != BulkAction::kSnooze) return {};
    if (!change_.until) return invalid("/until", "required");
    if (*change_.until <= now) return invalid("/until", "not-ahead");
    if (*change_.until > now + kSnoozeMax) return invalid("/until", "too-far");
    return {};
  }

  BulkItem look(tickets::TicketId id, BulkMode mode) {
    BulkItem item{.ticket = id};
    auto const ticket = tickets::find_visible(tx_, actor_, id);
    if (ticket.has_error()) return refused(std::move(item), "not-found");
    item.number = ticket.value().number;
    item.subject = ticket.value().subject;
    item.version = ticket.value().version;
    item.before_id = ticket.value().assignee_id;
    return change_.action == BulkAction::kSnooze ? snooze(std::move(item), ticket.value(), mode)
                                                 : change(std::move(item), ticket.value(), mode);
  }

 private:
  std::string name_of(std::optional<PersonId> person) const {
    auto const found = std::ranges::find(agents_, person, [](auto const& agent) { return std::optional{agent.id}; });
    return found == agents_.end() ? "" : found->name;
  }

  BulkItem change(BulkItem item, tickets::Ticket after, BulkMode mode) {
    auto const before = after;
    if (change_.action == BulkAction::kSeverity) {
      after.severity = *change_.severity;
      item.before = to_text(before.severity);
      item.after = to_text(after.severity);
    } else {
      after.assignee_id = change_.action == BulkAction::kAssign ? change_.assignee : std::nullopt;
      item.before = name_of(before.assignee_id);
      item.after = name_of(after.assignee_id);
    }
    if (after.severity == before.severity && after.assignee_id == before.assignee_id) return item;
    item.effect = BulkEffect::kChanges;
    if (mode == BulkMode::kPreview) return item;
    auto const done = tickets::change_ticket(tx_, context_, actor_, std::move(after));
    if (done.has_error()) return refused(std::move(item), done.error().code);
    item.version = done.value().version;
    return item;
  }

  BulkItem snooze(BulkItem item, tickets::Ticket const& ticket, BulkMode mode) {
    auto const now = snooze_of(tx_, actor_.desk, ticket.id);
    if (now && now->is_asleep()) item.before = to_rfc3339(now->until_at);
    item.after = to_rfc3339(*change_.until);
    if (!tickets::is_open(ticket.state)) return refused(std::move(item), "ticket-finished");
    if (item.before == item.after) return item;
    item.effect = BulkEffect::kChanges;
    if (mode == BulkMode::kPreview) return item;
    auto const done = snooze_ticket(tx_, context_.audit, actor_, ticket.id, *change_.until);
    return done.has_error() ? refused(std::move(item), done.error().code) : item;
  }

  storage::Transaction& tx_;
  tickets::Context const& context_;
  Actor const& actor_;
  BulkChange const& change_;
  std::vector<identity::Person> agents_;
};

}  // namespace

BulkItem refused(BulkItem item, std::string code) {
  item.effect = BulkEffect::kRefused;
  item.code = std::move(code);
  return item;
}

Result<std::vector<BulkItem>> change_many(storage::Transaction& tx, tickets::Context const& context, Actor const& actor,
                                          std::vector<tickets::TicketId> const& ids, BulkChange const& change,
                                          BulkMode mode) {
  Bulk bulk(tx, context, actor, change);
  TRY(bulk.check());
  std::vector<BulkItem> items;
  for (auto const id : ids) items.push_back(bulk.look(id, mode));
  return items;
}

}  // namespace podpora::queue

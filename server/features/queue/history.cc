#include "features/queue/history.h"

#include "features/audit/event_store.h"
#include "features/customers/customer.h"
#include "features/identity/person.h"
#include "platform/http/wire.h"

#include <algorithm>
#include <map>

namespace podpora::queue {

namespace {

constexpr std::size_t kEntriesMax = 500;

std::optional<Happened> told(std::string const& kind) {
  using enum Happened;
  static std::map<std::string_view, Happened> const known{
      {"ticket.opened", kOpened},
      {"ticket.changed", kChanged},
      {"ticket.state_changed", kStateChanged},
      {"ticket.message_withdrawn", kMessageWithdrawn},
      {"clock.breached", kPromiseMissed},
      {"ticket.snoozed", kSnoozed},
      {"ticket.woken", kWoken},
      {"ticket.merged", kMerged},
      {"ticket.merged_in", kMergedIn},
      {"ticket.unmerged", kUnmerged},
      {"ticket.split", kSplit},
      {"ticket.linked", kLinked},
      {"ticket.unlinked", kUnlinked},
      {"ticket.restricted", kRestricted},
      {"ticket.unrestricted", kUnrestricted},
      {"ticket.handed_over", kHandedOver},
      {"ticket.taken_back", kTakenBack},
      {"ticket.agreement_changed", kAgreementChanged},
      {"ticket.agreement_chosen", kAgreementChosen},
  };
  auto const found = known.find(kind);
  return found == known.end() ? std::nullopt : std::optional{found->second};
}

std::string text_at(http::Json const& payload, std::string_view name) {
  auto const* member = payload.find(name);
  auto const* text = member ? member->as<std::string>() : nullptr;
  return text ? *text : std::string{};
}

/// Puts names where ids are, and looks each up once.
class Names {
 public:
  Names(storage::Transaction& tx, DeskId desk) : tx_(tx), desk_(desk) {}

  std::string of(std::string const& id) {
    auto const [place, is_new] = known_.try_emplace(id);
    if (is_new) place->second = look_up(id);
    return place->second;
  }

 private:
  std::string look_up(std::string const& id) {
    if (auto const person = parse_id<PersonTag>(id)) {
      auto const found = identity::find_person(tx_, desk_, *person);
      return found ? found->name : id;
    }
    if (auto const customer = parse_id<customers::CustomerTag>(id)) {
      auto const found = customers::find_customer(tx_, desk_, *customer);
      return found ? found->name : id;
    }
    return id;
  }

  storage::Transaction& tx_;
  DeskId desk_;
  std::map<std::string, std::string> known_;
};

std::vector<tickets::FieldChange> fields_of(Happened kind, std::string const& payload) {
  if (kind == Happened::kChanged) {
    auto changes = http::read_json<tickets::Changes>(payload);
    return changes ? std::move(changes->fields) : std::vector<tickets::FieldChange>{};
  }
  auto const json = http::parse_json(payload).value();
  if (kind == Happened::kStateChanged) {
    return {{.field = "state", .from = text_at(json, "from"), .to = text_at(json, "to")}};
  }
  if (kind == Happened::kPromiseMissed) return {{.field = "promise", .from = {}, .to = text_at(json, "kind")}};
  return {};
}

}  // namespace

std::vector<HistoryEntry> history_of(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  Names names(tx, desk);
  std::vector<HistoryEntry> history;
  for (auto const& event : audit::events_of(tx, desk, to_text(ticket))) {
    auto const kind = told(event.kind);
    if (!kind) continue;
    auto fields = fields_of(*kind, event.payload);
    // A change that changed no field was of what has an event of its own.
    if (*kind == Happened::kChanged && fields.empty()) continue;
    for (auto& [field, from, to] : fields) {
      from = names.of(from);
      to = names.of(to);
    }
    history.push_back(
        {.id = event.id, .at = event.at, .kind = *kind, .by = event.actor_name, .fields = std::move(fields)});
  }
  if (history.size() > kEntriesMax) history.erase(history.begin(), history.end() - kEntriesMax);
  return history;
}

}  // namespace podpora::queue

#include "features/tickets/choose_agreement.h"

#include "features/audit/event_store.h"
#include "features/identity/desk.h"
#include "features/offers/agreement_store.h"
#include "features/tickets/append.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::tickets {

namespace {

bool was_chosen_by_hand(storage::Transaction& tx, DeskId desk, TicketId ticket) {
  auto const events = audit::events_of(tx, desk, to_text(ticket));
  return std::ranges::find(events, "ticket.agreement_changed", &audit::Event::kind) != events.end();
}

http::Json id_text(std::optional<std::int64_t> id) {
  return id ? http::Json{to_text(offers::AgreementId{*id})} : http::Json{};
}

}  // namespace

std::optional<std::int64_t> choose_agreement(storage::Transaction& tx, DeskId desk, Ticket const& before,
                                             Ticket const& after) {
  bool const asks = before.service != after.service || before.customer_id != after.customer_id;
  if (!asks || after.agreement_id != before.agreement_id) return after.agreement_id;
  if (was_chosen_by_hand(tx, desk, after.id)) return after.agreement_id;
  auto const found = offers::agreement_in_force(tx, desk, after.customer_id, after.opened_at, after.service);
  return found ? std::optional{found->agreement.id.value} : std::nullopt;
}

void note_choice(storage::Transaction& tx, Context const& context, Actor const& actor, Ticket const& before,
                 Ticket const& after) {
  auto const language = identity::find_desk(tx, actor.desk).value().language;
  append(tx, context.audit, actor, after.id,
         {.visibility = Visibility::kInternal,
          .author_kind = AuthorKind::kSystem,
          .author_name = "Podpora",
          .body = i18n::text(language, "tickets.agreement-chosen",
                             {{"from", agreement_name(tx, actor.desk, language, before.agreement_id)},
                              {"to", agreement_name(tx, actor.desk, language, after.agreement_id)}})});
  auto payload = http::Json::object();
  payload.set("from", id_text(before.agreement_id)).set("to", id_text(after.agreement_id));
  payload.set("service", after.service);
  audit::record(
      tx, context.audit, actor,
      {.kind = "ticket.agreement_chosen", .subject = to_text(after.id), .payload = http::write_json(payload)});
}

std::string agreement_name(storage::Transaction& tx, DeskId desk, std::string const& language,
                           std::optional<std::int64_t> agreement) {
  auto const found = agreement ? offers::find_agreement(tx, desk, offers::AgreementId{*agreement}) : std::nullopt;
  if (!found) return "–";
  return i18n::text(language, "ui.offer.version", {{"number", found->offer.number.value_or(0)}}) + " (" +
         to_text(found->agreement.id) + ")";
}

}  // namespace podpora::tickets

#include "features/tickets/pin_agreement.h"

#include "features/identity/desk.h"
#include "features/offers/agreement_store.h"
#include "features/tickets/access.h"
#include "features/tickets/append.h"
#include "features/tickets/change.h"
#include "features/tickets/choose_agreement.h"
#include "platform/base/text.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::tickets {

namespace {

constexpr std::size_t kReasonMax = 1000;

Result<void> check(storage::Transaction& tx, DeskId desk, Ticket const& ticket, Pin const& pin) {
  auto const reason = trim(pin.reason);
  if (reason.empty()) return invalid("/reason", "required");
  if (reason.size() > kReasonMax) return invalid("/reason", "too-long", {{"max", std::int64_t{kReasonMax}}});
  auto const now_pinned = ticket.agreement_id ? std::optional{offers::AgreementId{*ticket.agreement_id}} : std::nullopt;
  if (now_pinned == pin.agreement_id) return conflict("agreement-same");
  if (!pin.agreement_id) return {};
  auto const possible = offers::agreements_at(tx, desk, ticket.customer_id, ticket.opened_at);
  bool const fits = std::ranges::find(possible, *pin.agreement_id, &offers::Agreement::id) != possible.end();
  if (!fits) return invalid("/agreement_id", "agreement-not-for-ticket");
  return {};
}

}  // namespace

Result<Ticket> pin_agreement(storage::Transaction& tx, Context const& context, Actor const& actor, Pin const& pin) {
  auto const before = TRY(find_visible(tx, actor, pin.ticket_id));
  TRY(check(tx, actor.desk, before, pin));
  auto after = before;
  after.agreement_id = pin.agreement_id ? std::optional{pin.agreement_id->value} : std::nullopt;
  auto const saved = TRY(change_ticket(tx, context, actor, after));
  auto const language = identity::find_desk(tx, actor.desk).value().language;
  auto const from = agreement_name(tx, actor.desk, language, before.agreement_id);
  auto const to = agreement_name(tx, actor.desk, language, saved.agreement_id);
  append(tx, context.audit, actor, saved.id,
         {.visibility = Visibility::kInternal,
          .author_kind = AuthorKind::kAgent,
          .author_id = actor.person,
          .author_name = actor.name,
          .body = i18n::text(language, "tickets.agreement-changed",
                             {{"from", from}, {"to", to}, {"reason", std::string{trim(pin.reason)}}})});
  auto payload = http::Json::object();
  auto const id_text = [](std::optional<std::int64_t> id) {
    return id ? http::Json{to_text(offers::AgreementId{*id})} : http::Json{};
  };
  payload.set("from", id_text(before.agreement_id)).set("to", id_text(saved.agreement_id));
  payload.set("reason", std::string{trim(pin.reason)});
  audit::record(
      tx, context.audit, actor,
      {.kind = "ticket.agreement_changed", .subject = to_text(saved.id), .payload = http::write_json(payload)});
  return saved;
}

}  // namespace podpora::tickets

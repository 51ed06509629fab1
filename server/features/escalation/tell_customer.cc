#include "features/escalation/escalation.h"
#include "features/escalation/service_request_store.h"
#include "features/escalation/state_rules.h"
#include "features/identity/desk.h"
#include "features/routing/facts_json.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

namespace podpora::escalation {

namespace {

std::string language_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  auto const contact = ticket.contact_id ? customers::find_contact(tx, desk, *ticket.contact_id) : std::nullopt;
  return contact ? contact->language : identity::find_desk(tx, desk).value().language;
}

/// The answer that was promised for the way that was taken, in words; empty where no source states one.
std::string promise_text(rulebook::Rulebook const& rulebook, ServiceRequest const& request,
                         std::string const& language) {
  auto const facts = routing::parse_facts(request.facts).value();
  auto const decision = route(rulebook, facts);
  if (decision.has_error()) return {};
  for (auto const& verdict : decision.value().vehicles) {
    if (verdict.vehicle != request.vehicle || !verdict.first_response) continue;
    auto const& promise = *verdict.first_response;
    return i18n::text(language, "escalation.note.promise." + to_text(promise.hours),
                      {{"time", i18n::format_minutes(language, promise.minutes)}});
  }
  return {};
}

}  // namespace

Result<CustomerNote> customer_note(storage::Transaction& tx, Context const& context, DeskId desk, ServiceRequestId id) {
  auto const request = find_service_request(tx, desk, id);
  if (!request) return not_found("service request");
  auto const ticket = *find_ticket(tx, desk, request->ticket_id);
  CustomerNote note{.language = language_of(tx, desk, ticket)};
  note.body = i18n::text(note.language, "escalation.note.handed_over",
                         {{"number", ticket.number}, {"upstream", request->upstream_name}});
  if (auto const promise = promise_text(*context.rulebooks.of(tx, desk), *request, note.language); !promise.empty()) {
    note.body += " " + promise;
  }
  note.body += "\n\n" + i18n::text(note.language, "escalation.note.we_follow");
  return note;
}

Result<tickets::Message> tell_customer(storage::Transaction& tx, Context const& context, Actor const& actor,
                                       ServiceRequestId id, std::string const& body) {
  auto const request = find_service_request(tx, actor.desk, id);
  if (!request) return not_found("service request");
  if (request->state == State::kDrafted) return conflict("service-request-not-sent");
  auto const words = trim(body);
  if (words.empty()) return invalid("/body", "required");
  auto message = TRY(tickets::add_message(tx, context.tickets, actor, request->ticket_id,
                                          {.visibility = tickets::Visibility::kCustomer,
                                           .author_kind = tickets::AuthorKind::kAgent,
                                           .author_id = actor.person,
                                           .author_name = actor.name,
                                           .body = words,
                                           .occasion = tickets::Occasion::kHandedOver}));
  // Nothing is asked of the customer: the ticket goes on waiting for the other side.
  if (is_open(request->state)) {
    TRY(tickets::set_state(tx, context.tickets, actor, request->ticket_id, tickets::State::kWaitingUpstream));
  }
  audit::record(tx, context.audit(), actor,
                {.kind = "service_request.customer_told",
                 .subject = to_text(id),
                 .payload = R"({"message":")" + to_text(message.id) + "\"}"});
  return message;
}

}  // namespace podpora::escalation

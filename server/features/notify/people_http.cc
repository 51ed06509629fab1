#include "features/notify/people_http.h"

#include "platform/base/text.h"

#include <algorithm>

namespace podpora::notify {

namespace {

constexpr std::size_t kServersMax = 20;
constexpr std::size_t kServerSizeMax = 253;

ParticipantView to_view(Participant const& one) {
  return {.id = one.id,
          .address = one.address,
          .name = one.name,
          .state = one.state,
          .named_by = one.named_by,
          .decided_by = one.decided_by,
          .created_at = one.created_at};
}

TicketPeople people_of(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket) {
  TicketPeople out;
  std::vector<std::string> addresses;
  if (ticket.contact_id) {
    if (auto const contact = customers::find_contact(tx, desk, *ticket.contact_id)) addresses.push_back(contact->email);
  }
  for (auto const& one : participants_of(tx, desk, ticket.id)) {
    out.participants.push_back(to_view(one));
    if (one.state == ParticipantState::kConfirmed) addresses.push_back(one.address);
  }
  for (auto const& address : addresses) {
    if (auto const one = find_unreachable(tx, desk, address)) {
      out.unreachable.push_back(
          {one->address, one->hard, one->status, one->reason, one->reports, one->since, one->last_at});
    }
  }
  return out;
}

/// The ticket, if it is of the contact's own company.
Result<tickets::Ticket> find_own(storage::Transaction& tx, Actor const& actor, tickets::TicketId id) {
  auto ticket = tickets::find_ticket(tx, actor.desk, id);
  if (!ticket || !actor.customer || ticket->customer_id != customers::CustomerId{*actor.customer})
    return not_found("ticket");
  return std::move(*ticket);
}

bool is_server_name(std::string_view text) {
  return !text.empty() && text.size() <= kServerSizeMax && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
           c == '_';
  });
}

}  // namespace

Result<TicketPeople> PeopleHttp::people(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<TicketPeople> {
    auto const ticket = tickets::find_ticket(tx, desk, id);
    if (!ticket) return not_found("ticket");
    return people_of(tx, desk, *ticket);
  });
}

Result<ParticipantView> PeopleHttp::decide(http::Call const& call, DecisionRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  auto const id = TRY(call.id<ParticipantId>("participant"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ParticipantView> {
    return to_view(TRY(decide_participant(tx, audit_, call.actor, ticket, id, request.state)));
  });
}

Result<http::NoContent> PeopleHttp::clear_unreachable(http::Call const& call, AddressRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    if (!notify::clear_unreachable(tx, actor.desk, request.address)) return not_found("address");
    audit::record(tx, audit_, actor, {.kind = "address.cleared", .subject = to_text(actor.desk)});
    return http::NoContent{};
  });
}

Result<MailTrust> PeopleHttp::get_trust(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk),
                        [&](auto& tx) -> Result<MailTrust> { return MailTrust{trusted_servers(tx, desk)}; });
}

Result<MailTrust> PeopleHttp::set_trust(http::Call const& call, MailTrust request) const {
  if (request.servers.size() > kServersMax) return invalid("/servers", "too_long");
  for (std::size_t i = 0; i < request.servers.size(); ++i) {
    if (!is_server_name(request.servers[i])) return invalid("/servers/" + std::to_string(i), "host");
  }
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<MailTrust> {
    put_trusted_servers(tx, actor.desk, request.servers, audit_.clock.now());
    audit::record(tx, audit_, actor, {.kind = "mail_trust.set", .subject = to_text(actor.desk)});
    return MailTrust{trusted_servers(tx, actor.desk)};
  });
}

Result<TicketPeople> PeopleHttp::portal_people(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<TicketPeople> {
    auto people = people_of(tx, actor.desk, TRY(find_own(tx, actor, id)));
    people.unreachable.clear();
    return people;
  });
}

Result<ParticipantView> PeopleHttp::portal_decide(http::Call const& call, DecisionRequest request) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  auto const participant = TRY(call.id<ParticipantId>("participant"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<ParticipantView> {
    auto const ticket = TRY(find_own(tx, actor, id));
    if (ticket.contact_id != actor.person) return Error{ErrorCode::kForbidden, "only-the-requester", {}, {}};
    return to_view(TRY(decide_participant(tx, audit_, actor, ticket.id, participant, request.state)));
  });
}

}  // namespace podpora::notify

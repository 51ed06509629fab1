#include "features/intake/people.h"

#include "features/identity/person.h"
#include "features/intake/filing_rules.h"
#include "features/notify/sender_store.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::intake {

namespace {

constexpr std::size_t kNamedMax = 20;

Named named_as(storage::Transaction& tx, DeskId desk, tickets::Ticket const& ticket, std::string const& address) {
  if (!ticket.customer_id) return Named::kStranger;
  auto const contact = customers::find_contact_by_email(tx, desk, address);
  return contact && contact->customer_id == *ticket.customer_id ? Named::kColleague : Named::kStranger;
}

}  // namespace

void join_people(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                 tickets::Ticket const& ticket, mail::ParsedMail const& mail, Proof const& proof) {
  if (is_from_machine(mail) || mail.automatic != mail::Automatic::kNone) return;
  auto const senders = notify::senders_ever(tx, actor.desk);
  auto const contact = ticket.contact_id ? customers::find_contact(tx, actor.desk, *ticket.contact_id) : std::nullopt;
  auto named = mail.to;
  named.insert(named.end(), mail.cc.begin(), mail.cc.end());
  std::size_t count = 0;
  for (auto const& one : named) {
    auto const address = ascii_lower(one.address);
    if (count == kNamedMax) break;
    if (address == ascii_lower(mail.from.address) || (contact && address == ascii_lower(contact->email))) continue;
    if (std::ranges::any_of(senders, [&](auto const& one) { return notify::is_address_of(one, address); })) continue;
    auto const person = identity::find_person_by_email(tx, actor.desk, address);
    if (person && person->kind == identity::PersonKind::kAgent) continue;
    auto const joining = joining_of(proof.token, proof.dmarc, named_as(tx, actor.desk, ticket, address));
    if (joining == Joining::kNobody) continue;
    ++count;
    notify::name_participant(tx, context, actor,
                             {.ticket_id = ticket.id,
                              .address = address,
                              .name = one.name,
                              .state = joining == Joining::kAdded ? notify::ParticipantState::kConfirmed
                                                                  : notify::ParticipantState::kPending,
                              .named_by = mail.from.address});
  }
}

bool takes_part(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket, std::string const& address) {
  auto const one = notify::find_participant(tx, desk, ticket, address);
  return one && one->state == notify::ParticipantState::kConfirmed;
}

}  // namespace podpora::intake

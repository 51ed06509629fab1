#include "features/intake/conversation.h"

#include "features/intake/filing_rules.h"
#include "features/tickets/merge.h"

#include <algorithm>

namespace podpora::intake {

namespace {

Conversation find_evidence(storage::Transaction& tx, DeskId desk, mail::ParsedMail const& mail, Time now) {
  Conversation found;
  for (auto const& address : addressed_to(mail)) {
    auto const proof = notify::read_token(tx, desk, address, mail.from.address, now);
    found.token = std::max(found.token, proof.state);
    if (proof.state == notify::TokenState::kRight) return {proof.ref, Evidence::kToken, proof.state, std::nullopt};
    if (proof.state == notify::TokenState::kExpired && proof.ref) found.lapsed = proof.ref->ticket_id;
  }
  if (auto ref = notify::find_thread(tx, desk, mail.reported_message_id))
    return {std::move(ref), Evidence::kReport, found.token, std::nullopt};
  for (auto const& id : answered_ids(mail)) {
    if (auto ref = notify::find_thread(tx, desk, id))
      return {std::move(ref), Evidence::kMessageId, found.token, std::nullopt};
  }
  if (auto ref = notify::recognise_subject(tx, desk, mail.subject, mail.from.address, now))
    return {std::move(ref), Evidence::kSubjectTag, found.token, std::nullopt};
  return found;
}

}  // namespace

Conversation find_conversation(storage::Transaction& tx, DeskId desk, mail::ParsedMail const& mail, Time now) {
  auto found = find_evidence(tx, desk, mail, now);
  if (found.ref) found.ref->ticket_id = tickets::survivor_of(tx, desk, found.ref->ticket_id);
  if (found.lapsed) found.lapsed = tickets::survivor_of(tx, desk, *found.lapsed);
  return found;
}

}  // namespace podpora::intake

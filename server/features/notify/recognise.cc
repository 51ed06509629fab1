#include "features/notify/notify.h"
#include "features/notify/outbox_store.h"
#include "features/notify/reply_address_rules.h"
#include "features/notify/sender_store.h"
#include "features/tickets/merge.h"

namespace podpora::notify {

namespace {

/// A conversation that nobody continued for so long is over; who has an old mail of it begins a new one.
constexpr auto kReplyLifetime = std::chrono::hours{24 * 365};

TokenProof proof_of(storage::Transaction& tx, DeskId desk, MailIdentity const& identity, ReplyClaim const& claim,
                    std::string const& sender, Time now) {
  if (sender.empty() || !verify_claim(identity, desk, claim, sender)) return {TokenState::kWrong, std::nullopt};
  if (claim.is_service_request) return {TokenState::kRight, ThreadRef{.ticket_id = {}, .service_request_id = claim.id}};
  ThreadRef const ref{.ticket_id = tickets::TicketId{claim.id}, .service_request_id = std::nullopt};
  // The mails of a ticket that was merged are with the one that goes on.
  auto const last = last_mail_at(tx, desk, tickets::survivor_of(tx, desk, ref.ticket_id), sender);
  return {last && *last + kReplyLifetime > now ? TokenState::kRight : TokenState::kExpired, ref};
}

}  // namespace

TokenProof read_token(storage::Transaction& tx, DeskId desk, std::string const& address, std::string const& sender,
                      Time now) {
  auto const identity = find_identity(tx, desk);
  if (!identity) return {};
  TokenProof proof;
  for (auto const& face : senders_ever(tx, desk)) {
    if (auto const claim = read_reply_address(face.reply_base, address)) {
      return proof_of(tx, desk, *identity, *claim, sender, now);
    }
    if (looks_like_reply_address(face.reply_base, address)) proof.state = TokenState::kWrong;
  }
  return proof;
}

std::optional<ThreadRef> recognise(storage::Transaction& tx, DeskId desk, std::string const& address,
                                   std::string const& sender, Time now) {
  auto proof = read_token(tx, desk, address, sender, now);
  return proof.state == TokenState::kRight ? std::move(proof.ref) : std::nullopt;
}

std::optional<ThreadRef> recognise_subject(storage::Transaction& tx, DeskId desk, std::string const& subject,
                                           std::string const& sender, Time now) {
  auto const identity = find_identity(tx, desk);
  if (!identity) return std::nullopt;
  for (auto const& claim : read_subject_tags(subject)) {
    auto proof = proof_of(tx, desk, *identity, claim, sender, now);
    if (proof.state == TokenState::kRight) return std::move(proof.ref);
  }
  return std::nullopt;
}

}  // namespace podpora::notify

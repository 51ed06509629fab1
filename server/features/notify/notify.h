#pragma once

#include "features/audit/audit.h"
#include "features/notify/outbox.h"
#include "features/notify/thread_store.h"
#include "features/tickets/ticket.h"
#include "platform/blobs/blobs.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/mail.h"
#include "platform/tenancy/actor.h"

#include <optional>
#include <string>
#include <vector>

namespace podpora::notify {

/// Sets who the desk is in mail where no other sender is chosen; makes its signing key the first time and keeps it
/// afterwards. Errors as `add_sender`. Records `mail_identity.set`.
Result<void> set_identity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          std::string const& address, std::string const& display_name);

/// Sets what stands below every reply of a sender to people of that language: Markdown with the fields `{agent}` and
/// `{desk}`. Empty: those two names. kInvalid `/signatures/LANGUAGE` for another field, a text that is too long, or a
/// language that the desk does not write. Records `mail_signature.set`.
Result<void> set_signature(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId sender,
                           std::string const& language, std::string const& body);

/// The sender's signature in that language, filled in for the agent.
std::string signature_of(storage::Transaction& tx, DeskId desk, MailIdentity const& identity,
                         std::string const& language, std::string const& agent);

/// Queues an agent's customer-visible message for the ticket's contact, and a copy for each confirmed participant, in
/// the caller's transaction, in the desk's words for the message's occasion; `ticket` is as it was before the message,
/// `public_url` where its people find the portal. They leave after the agent's undo delay, and the
/// portal shows it no earlier. The id is that of the contact's mail. kConflict `mail-identity-missing`, `no-recipient`
/// (the ticket has no contact whom mail can reach).
Result<OutboxId> send_reply(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            tickets::Ticket const& ticket, tickets::Message const& message,
                            std::string const& public_url = {});

/// Whether it is proved that whoever gets the acknowledgement asked for it: DMARC says so, they are signed in, or an
/// agent took the request down. A From line alone proves nothing: a flood of them is aimed at its owner.
enum class Asked : std::uint8_t { kProved, kClaimed };

/// Whether the address may get one more acknowledgement: three in a day, then one an hour; where nothing is proved, one
/// in 24 hours.
bool may_acknowledge(storage::Transaction& tx, DeskId desk, std::string const& address, Asked asked, Time now);

struct Acknowledgement {
  std::vector<std::string> lines;  ///< hours, targets, link, localised by the caller
  Asked asked{Asked::kClaimed};
  std::string public_url{};  ///< where people find the portal
};

/// Queues "we have your request". Nothing that came with the request is in it: no subject, no name and, unless proved,
/// no Message-ID, since all of them are an attacker's to choose. Marked automatic. Errors as `send_reply`; kTooMany
/// `acknowledgements` when the address had its share; kConflict `mail-turned-off` where the desk sends no such mails.
Result<OutboxId> send_acknowledgement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      tickets::Ticket const& ticket, Acknowledgement const& acknowledgement);

/// A mail to an upstream side: the escalation itself and what follows it.
struct UpstreamMail {
  tickets::TicketId ticket_id;
  std::int64_t service_request_id{0};
  std::string to;
  std::string to_name;
  std::string subject;
  std::string body;  ///< Markdown
  std::vector<tickets::NewAttachment> attachments;
};

/// Queues it in the caller's transaction; the answer comes back to the service request. kConflict
/// `mail-identity-missing`, kInvalid for an address that cannot be sent to.
Result<OutboxId> send_upstream(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               UpstreamMail const& mail);

/// What an address proves, the weakest first: nothing; it looks like a reply address and is none of the sender's; it
/// was one, and nothing was sent to it for a year; it is one.
enum class TokenState : std::uint8_t { kNone, kWrong, kExpired, kRight };

struct TokenProof {
  TokenState state{TokenState::kNone};
  std::optional<ThreadRef> ref;  ///< of a right or expired one
};

/// Reads a reply address of this desk with the token that was made for `sender`.
TokenProof read_token(storage::Transaction& tx, DeskId desk, std::string const& address, std::string const& sender,
                      Time now);

/// The conversation of a right reply address; nothing for any other.
std::optional<ThreadRef> recognise(storage::Transaction& tx, DeskId desk, std::string const& address,
                                   std::string const& sender, Time now);

/// The same for a signed tag in a subject (`subject_tag`).
std::optional<ThreadRef> recognise_subject(storage::Transaction& tx, DeskId desk, std::string const& subject,
                                           std::string const& sender, Time now);

/// What the job `notify.send` needs; all outlive it.
struct SendDependencies {
  storage::Database& database;
  blobs::Store& blobs;
  mail::Transport& transport;
  audit::Context audit;
};

/// Handles one `notify.send` job, which is one try: claims, composes, sends, marks. A mail that was taken back or whose
/// try is over is left alone. What may get better is tried again after a growing wait, for up to five days, by a job of
/// its own; a refusal for good, and giving up, are recorded on the ticket as an internal note.
void send_queued(SendDependencies const& dependencies, jobs::Job const& job);

}  // namespace podpora::notify

#pragma once

#include "features/audit/audit.h"
#include "features/escalation/escalation.h"
#include "features/intake/mail_store.h"
#include "features/notify/notify.h"
#include "features/tickets/ticket.h"
#include "platform/blobs/blobs.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/message.h"
#include "platform/mail/reader.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace podpora::intake {

/// Larger mails are kept, but set aside unread.
inline constexpr std::size_t kMailBytesMax = 40 << 20;

/// A mail that may be an upstream side's. `service_request_id` is what its reply address or Message-IDs prove; without
/// it only the sender speaks for it.
struct UpstreamAnswer {
  std::optional<std::int64_t> service_request_id;
  mail::ParsedMail const& mail;
  tickets::NewMessage message;  ///< body, quoted, attachments, mail id: visibility and author are the receiver's to set
};

/// The message that an upstream answer became.
struct FiledAnswer {
  tickets::TicketId ticket_id;
  tickets::MessageId message_id;
};

/// What other features do in the transaction in which a mail takes its effect. `app/` fills these in.
struct Hooks {
  /// Puts the answer on its service request. Nothing when the mail is no upstream side's: it is a customer's then.
  std::function<std::optional<FiledAnswer>(storage::Transaction&, Actor const&, UpstreamAnswer const&)> upstream_answer;
  /// Tells the contact that the new request has arrived. Only called for mail that a person wrote, to an address that
  /// has not had too many yet.
  std::function<void(storage::Transaction&, Actor const&, tickets::Ticket const&, notify::Asked)> acknowledge;
};

/// The hook for what escalation owns: by the service request that is proved, else by an upstream number in subject or
/// text of a mail from that upstream side's domain. Automatic mail counts too: an upstream's receipt names its number.
std::function<std::optional<FiledAnswer>(storage::Transaction&, Actor const&, UpstreamAnswer const&)> answers_through(
    escalation::Context const& escalation);

/// What the use cases of this feature need; all outlive it.
struct Context {
  storage::Database& database;
  blobs::Store& blobs;
  tickets::Context tickets;
  Hooks const& hooks;
  mail::Reader& reader;
};

/// How a mail came and for whom: the envelope, which its own header need not agree with.
struct Arrival {
  Way way{Way::kPipe};
  std::optional<std::string> sender;    ///< empty text: the null sender of a report; nothing: not known
  std::vector<std::string> recipients;  ///< as the mail server gave them; a reply address finds its ticket
  std::string set_aside{};              ///< the reason why it goes to quarantine unread; empty: it is filed
};

struct StoredMail {
  MailRow row;
  bool duplicate{false};  ///< the desk had these bytes already; `row` is what became of them
};

/// Keeps the raw mail: returns only when bytes, row and filing job are on disk. Bytes above the limit go to
/// quarantine. Safe to repeat and to race; each way and recipient is noted, also of a mail that is here already.
StoredMail store_mail(Context const& context, DeskId desk, std::string_view raw, Arrival const& arrival = {});

/// The same in the caller's transaction, which must end before anybody is told. `blobs.prepare` was called for the
/// bytes.
StoredMail keep_mail(Context const& context, storage::Transaction& tx, DeskId desk, std::string_view raw,
                     Arrival const& arrival);

/// Puts the job into the queue that files the mail, in the caller's transaction.
void enqueue_filing(Context const& context, storage::Transaction& tx, DeskId desk, MailId mail);

/// The desk that the address belongs to: its own, one of its reply addresses, or any other with a detail behind `+`.
std::optional<DeskId> find_desk_of_recipient(storage::Transaction& tx, std::string const& address);

/// Reads a stored mail and lets it take its effect, exactly once whoever else tries: an answer of an upstream side, a
/// customer's answer on a ticket, or a new ticket. A mail that the reader could not stand is set aside with the
/// reader's reason. Returns the row as it is then. Throws when the store fails.
MailRow file_mail(Context const& context, DeskId desk, MailId id);

/// Sets a stored mail aside with a reason; leaves a filed one alone.
void quarantine_mail(Context const& context, DeskId desk, MailId id, std::string const& reason);

/// Handles one `intake.file` job. A mail that cannot be filed in five attempts becomes a ticket with the raw message
/// attached; when not even that can be done it goes to quarantine. The next one proceeds.
void file_job(Context const& context, jobs::Job const& job);

/// What `podpora mail deliver` prints.
struct Delivered {
  MailId message;
  std::string sha256;
  Outcome outcome{Outcome::kStored};
  std::optional<tickets::TicketId> ticket;
};
BOOST_DESCRIBE_STRUCT(Delivered, (), (message, sha256, outcome, ticket))

}  // namespace podpora::intake

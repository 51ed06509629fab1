#pragma once

#include "features/tickets/ticket.h"
#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::intake {

struct MailTag {
  static constexpr std::string_view prefix = "msg";
};
using MailId = Id<MailTag>;

/// Durable; filed, that is, took its effect; set aside for people, with a reason; or taken off their list by one of
/// them.
enum class MailState : std::uint8_t { kStored, kFiled, kQuarantined, kDiscarded };
BOOST_DESCRIBE_ENUM(MailState, kStored, kFiled, kQuarantined, kDiscarded)

/// What became of a mail. kDuplicate: the same bytes are a mail already, or the same message came another way.
enum class Outcome : std::uint8_t { kStored, kTicket, kReply, kDuplicate, kQuarantined };
BOOST_DESCRIBE_ENUM(Outcome, kStored, kTicket, kReply, kDuplicate, kQuarantined)

/// The way in that a mail took.
enum class Way : std::uint8_t { kPipe, kLmtp, kImap, kImport };
BOOST_DESCRIBE_ENUM(Way, kPipe, kLmtp, kImap, kImport)

/// One mail that came in.
struct MailRow {
  MailId id;
  std::string sha256;
  std::int64_t size{0};
  std::string message_id;
  Time received_at;
  MailState state{MailState::kStored};
  Outcome outcome{Outcome::kStored};
  std::optional<tickets::TicketId> ticket_id;
  std::optional<tickets::MessageId> message_ref;
  std::string reason;  ///< stable code of why it is in quarantine
  std::string sender;  ///< what its From line says, unproved; empty when that cannot be read
};
BOOST_DESCRIBE_STRUCT(MailRow, (),
                      (id, sha256, size, message_id, received_at, state, outcome, ticket_id, message_ref, reason,
                       sender))

/// One envelope that a mail came in.
struct ArrivalRow {
  Way way{Way::kPipe};
  std::optional<std::string> sender;
  std::string recipient;  ///< empty where the way names none
};
BOOST_DESCRIBE_STRUCT(ArrivalRow, (), (way, sender, recipient))

/// False when the desk has a mail with these bytes already.
bool insert_mail(storage::Transaction& tx, DeskId desk, MailRow const& row);
std::optional<MailRow> find_mail(storage::Transaction& tx, DeskId desk, MailId id);
std::optional<MailRow> find_mail_by_sha256(storage::Transaction& tx, DeskId desk, std::string const& sha256);

/// Notes an arrival; one that is noted already stays as it is.
void note_arrival(storage::Transaction& tx, DeskId desk, MailId mail, ArrivalRow const& arrival, Time now);
std::vector<ArrivalRow> arrivals_of(storage::Transaction& tx, DeskId desk, MailId mail);

/// Takes the mail out of `stored`: the one statement that decides who files it. False when somebody was faster.
bool claim_mail(storage::Transaction& tx, DeskId desk, MailId id, MailState state);
/// Moves it from one state to another; false when it is not in the first.
bool move_mail(storage::Transaction& tx, DeskId desk, MailId id, MailState from, MailState to);
/// Notes the message's fingerprint; the mail that had it first, which is this one when nobody had.
MailId claim_fingerprint(storage::Transaction& tx, DeskId desk, std::string const& fingerprint, MailId id);
/// Writes what became of it.
void set_outcome(storage::Transaction& tx, DeskId desk, MailRow const& row);

/// Newest first.
std::vector<MailRow> quarantined(storage::Transaction& tx, DeskId desk, int limit);
std::int64_t count_quarantined(storage::Transaction& tx, DeskId desk);

}  // namespace podpora::intake

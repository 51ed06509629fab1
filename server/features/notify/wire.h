#pragma once

#include "features/notify/outbox.h"
#include "features/notify/undo_send.h"
#include "features/tickets/wire.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

#include <map>

namespace podpora::notify {

/// What became of one mail to one recipient.
struct MailView {
  OutboxId id;
  Purpose purpose{Purpose::kReply};
  std::optional<tickets::MessageId> message_id;  ///< of the ticket, that it carries
  std::string recipient;
  SendState state{SendState::kQueued};
  std::int64_t attempts{0};
  std::string last_error;   ///< what the server said to the last try
  std::int64_t wait_ms{0};  ///< how long from now until the next try, by the server's clock
  bool can_undo{false};
  std::optional<Time> sent_at;
};
BOOST_DESCRIBE_STRUCT(MailView, (),
                      (id, purpose, message_id, recipient, state, attempts, last_error, wait_ms, can_undo, sent_at))

/// A reply that was taken back, to be written on.
struct UndoneView {
  tickets::MessageId id;
  std::string body;
  std::vector<tickets::UploadView> attachments;  ///< its files, to be used again
};
BOOST_DESCRIBE_STRUCT(UndoneView, (), (id, body, attachments))

struct UndoDelay {
  std::int64_t seconds{0};
};
BOOST_DESCRIBE_STRUCT(UndoDelay, (), (seconds))
inline std::vector<http::FieldLimit> wire_limits(UndoDelay const*) {
  return {{"seconds", {.min = 0, .max = kUndoSecondsMax}}};
}

/// Who the desk is in mail; an empty address until it is set.
struct MailIdentityView {
  std::string address;
  std::string display_name;
  std::map<std::string, std::string> signatures;  ///< by language: Markdown with `{agent}` and `{desk}`
};
BOOST_DESCRIBE_STRUCT(MailIdentityView, (), (address, display_name, signatures))
inline std::vector<http::FieldLimit> wire_limits(MailIdentityView const*) {
  return {{"address", {.min = 1, .max = 254}},
          {"display_name", {.min = 1, .max = 200}},
          {"signatures", {.min = 0, .max = 10}}};
}

}  // namespace podpora::notify

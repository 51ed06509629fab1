#pragma once

#include "platform/base/clock.h"
#include "platform/mail/authentication.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace podpora::mail {

struct Address {
  std::string address;  ///< `jana@example.cz`, lower-case domain
  std::string name;     ///< decoded; may be empty

  bool operator==(Address const&) const = default;
};

struct Attachment {
  std::string name;  ///< as the mail states it, decoded; text only, never a path
  std::string media_type;
  std::string content_id;  ///< without angle brackets
  bool is_inline{false};
  std::string bytes;
};

/// Why nobody wrote this mail by hand. The first that holds, in this order.
enum class Automatic : std::uint8_t { kNone, kOwn, kBounce, kFeedback, kAutoReply, kList };

/// What a delivery report says of one recipient (RFC 3464 section 2.3, or the words of servers that write no such
/// part).
struct ReportedRecipient {
  std::string address;     ///< may be empty: some reports name nobody
  std::string status;      ///< enhanced status code of RFC 3463, `5.1.1`; empty when none is stated
  std::string reply_code;  ///< SMTP reply code, `550`; empty when none is stated
  std::string reason;      ///< user_unknown host_unknown moved mailbox_full too_large policy expired delivered other
  bool hard{false};        ///< nothing will ever reach this address again

  bool operator==(ReportedRecipient const&) const = default;
};

/// A complaint or unsubscription that a mailbox provider reports (RFC 5965).
struct Feedback {
  std::string type;  ///< abuse, opt-out …, lower case
  std::vector<std::string> recipients;
};

/// What a mail says, in UTF-8 NFC with U+0000 replaced by U+FFFD. Every list and text is bounded.
struct ParsedMail {
  std::string message_id;  ///< without angle brackets; empty when there is none
  std::vector<std::string> in_reply_to;
  std::vector<std::string> references;
  std::optional<Time> date;
  Address from;  ///< empty address when there is none that can be read
  std::vector<Address> reply_to, to, cc;
  std::string subject;
  std::string text;         ///< the whole body as text (derived from HTML where there is no text part)
  std::string html;         ///< the sender's HTML, untouched but for its charset; empty when there is none
  std::string reply_text;   ///< what the sender wrote anew
  std::string quoted_text;  ///< history below or between, folded on screen
  std::string signature;
  std::vector<Attachment> attachments;
  Automatic automatic{Automatic::kNone};
  Automatic apart_from_own{Automatic::kNone};        ///< the same without our header, which anybody can write
  bool auto_submitted{false};                        ///< RFC 3834: the sender itself says that a machine sent it
  std::vector<AuthenticationResult> authentication;  ///< as the mail claims, the topmost first
  bool several_senders{false};                       ///< more than one From address: nothing proves whose mail it is
  std::vector<std::string> delivered_to;             ///< Delivered-To, X-Original-To: the reply address with its token
  std::string reported_message_id;          ///< of a bounce: the mail that it reports on; empty when it names none
  std::vector<ReportedRecipient> reported;  ///< of a bounce
  std::optional<Feedback> feedback;         ///< of a feedback report
  std::vector<std::string> warnings;        ///< stable codes of what was wrong with it
};

/// A mail to be sent to one recipient.
struct OutgoingMail {
  std::string message_id;  ///< without angle brackets; the same on every try
  Time date;
  Address from;
  std::optional<Address> reply_to;
  Address to;
  std::vector<Address> cc;  ///< shown; each recipient gets a copy of its own
  std::string subject;
  std::string text;  ///< plain text, UTF-8
  std::string html;  ///< empty: text only
  std::vector<std::string> in_reply_to;
  std::vector<std::string> references;
  bool automatic{false};  ///< RFC 3834 5: `auto-replied` in an answer, else `auto-generated`; no `Precedence: bulk`
  std::vector<Attachment> attachments;
};

}  // namespace podpora::mail

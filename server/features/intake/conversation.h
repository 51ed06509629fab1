#pragma once

#include "features/notify/notify.h"
#include "platform/mail/message.h"

#include <optional>

namespace podpora::intake {

/// What ties a mail to a conversation, the strongest first.
enum class Evidence : std::uint8_t { kNone, kToken, kReport, kMessageId, kSubjectTag };

struct Conversation {
  std::optional<notify::ThreadRef> ref;
  Evidence evidence{Evidence::kNone};
  notify::TokenState token{notify::TokenState::kNone};
  std::optional<tickets::TicketId> lapsed;  ///< the ticket whose reply address was right once
};

/// By the signed reply address; a report by the mail that it is about; by a Message-ID of ours in In-Reply-To or
/// References; by a signed tag in the subject. Never by a number, and never by an id that is empty or not ours. A
/// ticket that went into another one is answered there.
Conversation find_conversation(storage::Transaction& tx, DeskId desk, mail::ParsedMail const& mail, Time now);

}  // namespace podpora::intake

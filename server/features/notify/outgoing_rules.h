#pragma once

#include "features/notify/outbox.h"
#include "platform/mail/message.h"

#include <vector>

namespace podpora::notify {

/// The mail that an outbox row stands for; the same on every try. An image among the files that the body names, as in
/// `![words](image.png)`, is shown where it is named; all others are attached.
mail::OutgoingMail outgoing(OutboxMail const& mail, std::vector<mail::Attachment> attachments);

}  // namespace podpora::notify

#pragma once

#include "features/notify/queue_mail.h"
#include "features/notify/templates.h"
#include "features/tickets/upload.h"

namespace podpora::notify {

/// An agent's message on its way into a mail.
struct ReplyDraft {
  MailDraft mail;
  MailIdentity sender;
  TemplateKind kind{TemplateKind::kReply};
  TemplateText words;
  MailFacts facts;  ///< of the reader whom `mail` is for
};

/// The mail to the ticket's contact: in the desk's words for the occasion, signed, with what was said before below it.
/// Without files, and not queued. `ticket` is as it was before the message; a message that is not stored yet has the id
/// 0. Errors as `send_reply`.
Result<ReplyDraft> draft_reply(storage::Transaction& tx, Actor const& actor, Time now, tickets::Ticket const& ticket,
                               tickets::Message const& message, std::string const& public_url);

/// The same for somebody else who takes part in the ticket.
void address_to(ReplyDraft& draft, std::string const& address, std::string const& name);

/// A reply as its recipient would get it.
struct ReplyPreview {
  std::string from;
  std::string subject;
  std::string html;
  std::vector<mail::Attachment> images;  ///< that the HTML shows, by Content-ID
};

/// What the mail of a reply would be that is not written yet. Changes nothing. kNotFound; else as
/// `send_reply`.
Result<ReplyPreview> preview_reply(storage::Transaction& tx, blobs::Store& blobs, Actor const& actor, Time now,
                                   tickets::Message const& message, std::vector<tickets::Upload> const& files,
                                   std::string const& public_url);

}  // namespace podpora::notify

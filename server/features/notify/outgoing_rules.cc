#include "features/notify/outgoing_rules.h"

#include "features/notify/history_rules.h"
#include "platform/mail/mail.h"

#include <sstream>

namespace podpora::notify {

mail::OutgoingMail outgoing(OutboxMail const& mail, std::vector<mail::Attachment> attachments) {
  bool const automatic = mail.purpose == Purpose::kAcknowledgement || mail.purpose == Purpose::kNotice;
  mail::OutgoingMail out{
      .message_id = mail.message_id,
      .date = mail.created_at,
      .from = {mail.sender, mail.sender_name},
      .reply_to = mail::Address{mail.reply_address, mail.sender_name},
      .to = {mail.recipient, mail.recipient_name},
      .subject = mail.subject,
      .text = mail.body + (mail.history.empty() ? "" : "\n\n" + mail.history),
      .html = mail::markdown_to_html(mail.markup.empty() ? mail.body : mail.markup) + history_html(mail.history),
      .automatic = automatic,
      .attachments = std::move(attachments)};
  std::istringstream ids(mail.earlier_ids);
  for (std::string id; ids >> id;) out.references.push_back(id);
  if (!out.references.empty()) out.in_reply_to = {out.references.back()};
  return out;
}

}  // namespace podpora::notify

#include "features/notify/outgoing_rules.h"

#include "features/notify/history_rules.h"
#include "platform/mail/mail.h"

#include <algorithm>
#include <sstream>

namespace podpora::notify {

namespace {

/// What every mail program shows, and none runs.
bool is_image(mail::Attachment const& file) {
  auto const& type = file.media_type;
  return type == "image/png" || type == "image/jpeg" || type == "image/gif" || type == "image/webp";
}

/// The file of that name becomes a part of the text; its place.
std::string place_of(std::vector<mail::Attachment>& files, std::string_view name, std::string const& message_id) {
  auto const file = std::ranges::find_if(files, [&](auto const& one) { return is_image(one) && one.name == name; });
  if (file == files.end()) return {};
  file->is_inline = true;
  file->content_id = std::to_string(file - files.begin() + 1) + "." + message_id;
  return "cid:" + file->content_id;
}

}  // namespace

mail::OutgoingMail outgoing(OutboxMail const& mail, std::vector<mail::Attachment> attachments) {
  bool const automatic = mail.purpose == Purpose::kAcknowledgement || mail.purpose == Purpose::kNotice ||
                         mail.purpose == Purpose::kWarning;
  mail::OutgoingMail out{.message_id = mail.message_id,
                         .date = mail.created_at,
                         .from = {mail.sender, mail.sender_name},
                         .reply_to = mail::Address{mail.reply_address, mail.sender_name},
                         .to = {mail.recipient, mail.recipient_name},
                         .subject = mail.subject,
                         .text = mail.body + (mail.history.empty() ? "" : "\n\n" + mail.history),
                         .automatic = automatic,
                         .attachments = std::move(attachments)};
  out.html =
      mail::markdown_to_html(mail.markup.empty() ? mail.body : mail.markup,
                             [&](std::string_view name) { return place_of(out.attachments, name, mail.message_id); }) +
      history_html(mail.history);
  std::istringstream ids(mail.earlier_ids);
  for (std::string id; ids >> id;) out.references.push_back(id);
  if (!out.references.empty()) out.in_reply_to = {out.references.back()};
  return out;
}

}  // namespace podpora::notify

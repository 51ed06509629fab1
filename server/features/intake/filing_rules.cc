#include "features/intake/filing_rules.h"

#include <algorithm>

namespace podpora::intake {

bool is_from_machine(mail::ParsedMail const& mail) {
  using mail::Automatic;
  return mail.auto_submitted || mail.automatic == Automatic::kBounce || mail.automatic == Automatic::kFeedback ||
         mail.automatic == Automatic::kAutoReply;
}

mail::ParsedMail with_envelope(mail::ParsedMail mail, std::vector<ArrivalRow> const& arrivals) {
  std::vector<std::string> recipients;
  for (auto const& arrival : arrivals) {
    if (!arrival.recipient.empty()) recipients.push_back(arrival.recipient);
    if (arrival.sender != "") continue;
    for (auto* const automatic : {&mail.automatic, &mail.apart_from_own})
      if (*automatic == mail::Automatic::kNone) *automatic = mail::Automatic::kAutoReply;
  }
  mail.delivered_to.insert(mail.delivered_to.begin(), recipients.begin(), recipients.end());
  return mail;
}

bool is_import(std::vector<ArrivalRow> const& arrivals) {
  return !arrivals.empty() && std::ranges::all_of(arrivals, [](auto const& a) { return a.way == Way::kImport; });
}

std::vector<std::string> addressed_to(mail::ParsedMail const& mail) {
  auto addresses = mail.delivered_to;
  for (auto const& address : mail.to) addresses.push_back(address.address);
  for (auto const& address : mail.cc) addresses.push_back(address.address);
  return addresses;
}

std::vector<std::string> answered_ids(mail::ParsedMail const& mail) {
  auto ids = mail.in_reply_to;
  ids.insert(ids.end(), mail.references.rbegin(), mail.references.rend());
  return ids;
}

tickets::NewMessage message_of(mail::ParsedMail const& mail, std::vector<tickets::NewAttachment> attachments) {
  auto quoted = mail.signature;
  if (!quoted.empty() && !mail.quoted_text.empty()) quoted += "\n\n";
  quoted += mail.quoted_text;
  return {.author_kind = tickets::AuthorKind::kContact,
          .author_name = sender_text(mail.from),
          .body = mail.reply_text,
          .quoted = std::move(quoted),
          .attachments = std::move(attachments)};
}

std::string sender_text(mail::Address const& from) {
  if (from.name.empty()) return from.address;
  return from.address.empty() ? from.name : from.name + " <" + from.address + ">";
}

std::string domain_of(std::string const& address) {
  auto const at = address.rfind('@');
  return at == std::string::npos ? std::string{} : address.substr(at + 1);
}

}  // namespace podpora::intake

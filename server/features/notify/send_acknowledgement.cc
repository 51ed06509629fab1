#include "features/notify/outbox_store.h"
#include "features/notify/queue_mail.h"
#include "features/notify/template_store.h"
#include "features/notify/templates.h"
#include "platform/base/text.h"

namespace podpora::notify {

namespace {

constexpr std::int64_t kFreeAcknowledgements = 3;
constexpr auto kDay = std::chrono::hours{24};
constexpr auto kHour = std::chrono::hours{1};

}  // namespace

bool may_acknowledge(storage::Transaction& tx, DeskId desk, std::string const& address, Asked asked, Time now) {
  auto const recipient = ascii_lower(address);
  auto const free = asked == Asked::kProved ? kFreeAcknowledgements : 1;
  if (acknowledgements_since(tx, desk, recipient, now - kDay) < free) return true;
  if (asked == Asked::kClaimed) return false;
  return acknowledgements_since(tx, desk, recipient, now - kHour) == 0;
}

Result<OutboxId> send_acknowledgement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      tickets::Ticket const& ticket, Acknowledgement const& acknowledgement) {
  auto const contact = recipient_of(tx, actor.desk, ticket);
  if (!contact) return conflict("no-recipient");
  if (!may_acknowledge(tx, actor.desk, contact->email, acknowledgement.asked, context.clock.now())) {
    return Error{ErrorCode::kTooMany, "acknowledgements", {}, {}};
  }
  constexpr auto kKind = TemplateKind::kAcknowledgement;
  if (is_off(tx, actor.desk, kKind)) return conflict("mail-turned-off");
  auto const identity = identity_of_ticket(tx, actor.desk, ticket.id);
  MailFacts facts{.number = ticket.number,
                  .desk = identity ? identity->display_name : std::string{},
                  .link = portal_link(acknowledgement.public_url, ticket.id)};
  for (auto const& line : acknowledgement.lines) facts.promises += (facts.promises.empty() ? "" : "\n\n") + line;
  auto words = render(template_of(tx, actor.desk, kKind, contact->language), fields_of(kKind, facts));
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kAcknowledgement,
                     .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
                     .recipient = contact->email,
                     .recipient_name = "",
                     .subject = std::move(words.subject),
                     .body = std::move(words.body),
                     .attachments = {},
                     .names_earlier = acknowledgement.asked == Asked::kProved,
                     .markup = std::move(words.markup)});
}

}  // namespace podpora::notify

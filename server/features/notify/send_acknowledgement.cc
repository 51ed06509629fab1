#include "features/notify/outbox_store.h"
#include "features/notify/queue_mail.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

namespace podpora::notify {

namespace {

constexpr std::int64_t kFreeAcknowledgements = 3;
constexpr auto kDay = std::chrono::hours{24};
constexpr auto kHour = std::chrono::hours{1};

}  // namespace

bool may_acknowledge(storage::Transaction& tx, DeskId desk, std::string const& address, Time now) {
  auto const recipient = ascii_lower(address);
  if (acknowledgements_since(tx, desk, recipient, now - kDay) < kFreeAcknowledgements) return true;
  return acknowledgements_since(tx, desk, recipient, now - kHour) == 0;
}

Result<OutboxId> send_acknowledgement(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      tickets::Ticket const& ticket, std::vector<std::string> const& lines) {
  auto const contact = recipient_of(tx, actor.desk, ticket);
  if (!contact) return conflict("no-recipient");
  if (!may_acknowledge(tx, actor.desk, contact->email, context.clock.now())) {
    return Error{ErrorCode::kTooMany, "acknowledgements", {}, {}};
  }
  TextArgs const args{{"number", std::to_string(ticket.number)}};
  auto body = i18n::text(contact->language, "notify.acknowledgement", args);
  for (auto const& line : lines) body += "\n\n" + line;
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kAcknowledgement,
                     .thread = {.ticket_id = ticket.id, .service_request_id = std::nullopt},
                     .recipient = contact->email,
                     .recipient_name = contact->name,
                     .subject = i18n::text(contact->language, "notify.acknowledgement_subject", args),
                     .body = std::move(body),
                     .attachments = {}});
}

}  // namespace podpora::notify

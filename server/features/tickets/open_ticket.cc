#include "features/offers/agreement_store.h"
#include "features/tickets/access.h"
#include "features/tickets/append.h"
#include "features/tickets/ticket.h"
#include "features/tickets/ticket_store.h"
#include "platform/base/text.h"

namespace podpora::tickets {

namespace {

constexpr std::size_t kSubjectMax = 500;

std::optional<std::int64_t> agreement_at_opening(storage::Transaction& tx, DeskId desk, NewTicket const& ticket,
                                                 Time now) {
  auto const agreement = offers::agreement_in_force(tx, desk, ticket.customer_id, now, ticket.service);
  if (!agreement) return std::nullopt;
  return agreement->agreement.id.value;
}

}  // namespace

Ticket open_ticket(storage::Transaction& tx, Context const& context, Actor const& actor, NewTicket ticket) {
  auto const now = context.audit.clock.now();
  Ticket const opened{.id = context.audit.ids.make<TicketId>(),
                      .number = next_number(tx, actor.desk),
                      .subject = std::string{truncate_utf8(ticket.subject, kSubjectMax)},
                      .kind = ticket.kind,
                      .nature = ticket.nature,
                      .severity = ticket.severity,
                      .service = ticket.service,
                      .area = ticket.area,
                      .channel = ticket.channel,
                      .customer_id = ticket.customer_id,
                      .contact_id = ticket.contact_id,
                      .subscription_id = ticket.subscription_id,
                      .agreement_id = agreement_at_opening(tx, actor.desk, ticket, now),
                      .opened_at = now,
                      .updated_at = now};
  insert_ticket(tx, actor.desk, opened);
  auto const message = append(tx, context.audit, actor, opened.id, std::move(ticket.first));
  audit::record(tx, context.audit, actor, {.kind = "ticket.opened", .subject = to_text(opened.id)});
  if (is_restricted(opened)) restrict_to_named(tx, context.audit, actor, opened);
  if (context.hooks.opened) context.hooks.opened(tx, actor, opened, message);
  return opened;
}

}  // namespace podpora::tickets

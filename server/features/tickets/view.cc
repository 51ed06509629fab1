#include "features/tickets/view.h"

#include "features/identity/person.h"
#include "features/tickets/hold.h"
#include "features/tickets/merge_store.h"

#include <algorithm>

namespace podpora::tickets {

namespace {

std::vector<AttachmentView> files_of(MessageId message, std::vector<Attachment> const& attachments) {
  std::vector<AttachmentView> files;
  for (auto const& file : attachments) {
    if (file.message_id == message) files.push_back({file.id, file.name, file.media_type, file.size});
  }
  return files;
}

}  // namespace

MessageView view_of(Message const& message, std::vector<Attachment> const& attachments) {
  std::optional<std::string> service_request;
  if (message.service_request_id) service_request = encode_id("srq", *message.service_request_id);
  return {.id = message.id,
          .visibility = message.visibility,
          .author_kind = message.author_kind,
          .author_name = message.author_name,
          .body = message.body,
          .quoted = message.quoted,
          .service_request_id = std::move(service_request),
          .created_at = message.created_at,
          .has_original = message.mail_id.has_value(),
          .attachments = files_of(message.id, attachments)};
}

TicketView view_of(storage::Transaction& tx, DeskId desk, Ticket const& ticket) {
  TicketView view{.id = ticket.id,
                  .number = ticket.number,
                  .subject = ticket.subject,
                  .state = ticket.state,
                  .kind = ticket.kind,
                  .nature = ticket.nature,
                  .severity = ticket.severity,
                  .service = ticket.service,
                  .area = ticket.area,
                  .escalation_class = ticket.escalation_class,
                  .channel = ticket.channel,
                  .customer_id = ticket.customer_id,
                  .contact_id = ticket.contact_id,
                  .subscription_id = ticket.subscription_id,
                  .assignee_id = ticket.assignee_id,
                  .cause = ticket.cause,
                  .opened_at = ticket.opened_at,
                  .updated_at = ticket.updated_at,
                  .resolved_at = ticket.resolved_at,
                  .version = ticket.version};
  if (ticket.customer_id) {
    if (auto const customer = customers::find_customer(tx, desk, *ticket.customer_id))
      view.customer_name = customer->name;
  }
  if (ticket.contact_id) {
    if (auto const contact = customers::find_contact(tx, desk, *ticket.contact_id)) {
      view.contact_name = contact->name;
      view.contact_email = contact->email;
    }
  }
  if (ticket.assignee_id) {
    if (auto const agent = identity::find_person(tx, desk, *ticket.assignee_id)) view.assignee_name = agent->name;
  }
  // What went into another ticket stays readable here, as it came.
  auto const merge = merge_of(tx, desk, ticket.id);
  auto const attachments = merge ? carried_attachments(tx, desk, merge->id) : attachments_of(tx, desk, ticket.id);
  auto const holds = holds_of(tx, desk, merge ? survivor_of(tx, desk, ticket.id) : ticket.id);
  for (auto const& message : merge ? carried_messages(tx, desk, merge->id) : messages_of(tx, desk, ticket.id)) {
    view.messages.push_back(view_of(message, attachments));
    auto const hold = std::ranges::find(holds, message.id, &Hold::message_id);
    if (hold != holds.end()) view.messages.back().withdrawn_at = hold->withdrawn_at;
  }
  return view;
}

PortalTicketRow portal_row_of(Ticket const& ticket) {
  return {.id = ticket.id,
          .number = ticket.number,
          .subject = ticket.subject,
          .state = ticket.state,
          .kind = ticket.kind,
          .severity = ticket.severity,
          .opened_at = ticket.opened_at,
          .updated_at = ticket.updated_at};
}

PortalTicketView portal_view_of(storage::Transaction& tx, DeskId desk, Ticket const& ticket, Time now) {
  PortalTicketView view{.ticket = portal_row_of(ticket), .messages = {}, .merged_into = std::nullopt};
  auto const merge = merge_of(tx, desk, ticket.id);
  auto const place = merge ? survivor_of(tx, desk, ticket.id) : ticket.id;
  auto const attachments = attachments_of(tx, desk, place);
  std::vector<Message> own;
  if (merge) {
    own = carried_messages(tx, desk, merge->id);
    auto const survivor = find_ticket(tx, desk, place);
    if (survivor && survivor->customer_id == ticket.customer_id) {
      view.merged_into = PortalMergedInto{survivor->id, survivor->number, survivor->subject};
    }
  }
  for (auto const& message : customer_messages_of(tx, desk, place, now)) {
    if (merge && std::ranges::find(own, message.id, &Message::id) == own.end()) continue;
    view.messages.push_back({.id = message.id,
                             .from_us = message.author_kind != AuthorKind::kContact,
                             .author_name = message.author_name,
                             .body = message.body,
                             .created_at = message.created_at,
                             .attachments = files_of(message.id, attachments)});
  }
  return view;
}

}  // namespace podpora::tickets

#include "features/tickets/http.h"

#include "features/identity/person.h"
#include "features/tickets/change.h"
#include "features/tickets/disposition.h"
#include "features/tickets/draft.h"
#include "features/tickets/placeholder_rules.h"
#include "features/tickets/stale_thread.h"
#include "features/tickets/ticket_rules.h"
#include "features/tickets/ticket_store.h"
#include "features/tickets/view.h"

namespace podpora::tickets {

namespace {

/// Checks that everything named belongs to this desk, and to that customer.
Result<void> check_references(storage::Transaction& tx, DeskId desk, Ticket const& ticket) {
  if (ticket.customer_id && !customers::find_customer(tx, desk, *ticket.customer_id)) {
    return invalid("/customer_id", "unknown-reference");
  }
  if (ticket.contact_id) {
    auto const contact = customers::find_contact(tx, desk, *ticket.contact_id);
    if (!contact || contact->customer_id != ticket.customer_id) return invalid("/contact_id", "unknown-reference");
  }
  if (ticket.subscription_id) {
    auto const subscription = customers::find_subscription(tx, desk, *ticket.subscription_id);
    if (!subscription || subscription->customer_id != ticket.customer_id)
      return invalid("/subscription_id", "unknown-reference");
  }
  return {};
}

template <class T, class Field>
void apply(http::Patch<T> const& patch, Field& field) {
  if (patch.state == http::Patch<T>::State::kValue) field = patch.value;
  if (patch.state == http::Patch<T>::State::kNull) field = {};
}

/// Null clears what may be empty; of what must have a value it is an error.
Result<void> check_nulls(ChangeRequest const& request) {
  using enum http::Patch<std::string>::State;
  if (request.subject.state == kNull) return invalid("/subject", "required");
  if (request.kind.state == http::Patch<Kind>::State::kNull) return invalid("/kind", "required");
  if (request.nature.state == http::Patch<Nature>::State::kNull) return invalid("/nature", "required");
  if (request.severity.state == http::Patch<Severity>::State::kNull) return invalid("/severity", "required");
  return {};
}

Ticket changed(Ticket ticket, ChangeRequest const& request) {
  apply(request.subject, ticket.subject);
  apply(request.kind, ticket.kind);
  apply(request.nature, ticket.nature);
  apply(request.severity, ticket.severity);
  apply(request.service, ticket.service);
  apply(request.area, ticket.area);
  apply(request.escalation_class, ticket.escalation_class);
  apply(request.customer_id, ticket.customer_id);
  apply(request.contact_id, ticket.contact_id);
  apply(request.subscription_id, ticket.subscription_id);
  apply(request.assignee_id, ticket.assignee_id);
  return ticket;
}

NewTicket phone_note(Actor const& actor, OpenRequest const& request) {
  return {.subject = request.subject,
          .channel = Channel::kPhone,
          .kind = request.kind,
          .nature = request.nature,
          .severity = request.severity,
          .service = request.service,
          .area = request.area.value_or(""),
          .customer_id = request.customer_id,
          .contact_id = request.contact_id,
          .subscription_id = request.subscription_id,
          .first = {.visibility = Visibility::kInternal,
                    .author_kind = AuthorKind::kAgent,
                    .author_id = actor.person,
                    .author_name = actor.name,
                    .body = request.body}};
}

}  // namespace

Result<http::Created<TicketView>> Http::open(http::Call const& call, OpenRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<TicketView>> {
    TRY(check_references(tx, actor.desk,
                         {.customer_id = request.customer_id,
                          .contact_id = request.contact_id,
                          .subscription_id = request.subscription_id}));
    auto const ticket = open_ticket(tx, context_, actor, phone_note(actor, request));
    return http::Created<TicketView>{"/api/v1/tickets/" + to_text(ticket.id), view_of(tx, actor.desk, ticket)};
  });
}

Result<TicketView> Http::get(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<TicketView> {
    auto const ticket = find_ticket(tx, desk, id);
    if (!ticket) return not_found("ticket");
    return view_of(tx, desk, *ticket);
  });
}

Result<TicketView> Http::change(http::Call const& call, ChangeRequest request) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<TicketId>("id"));
  auto const version = TRY(call.if_match());
  TRY(check_nulls(request));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<TicketView> {
    auto const ticket = find_ticket(tx, actor.desk, id);
    if (!ticket) return not_found("ticket");
    auto after = changed(*ticket, request);
    after.version = version;
    TRY(check_references(tx, actor.desk, after));
    // Who has it already may have left since.
    bool const is_given = after.assignee_id && after.assignee_id != ticket->assignee_id;
    if (is_given && !identity::works_here(tx, actor.desk, *after.assignee_id)) {
      return invalid("/assignee_id", "unknown-reference");
    }
    if (request.service.present() && after.customer_id) {
      after =
          with_matching_subscription(std::move(after), customers::subscriptions_of(tx, actor.desk, *after.customer_id));
    }
    return view_of(tx, actor.desk, TRY(change_ticket(tx, context_, actor, std::move(after))));
  });
}

Result<http::Created<MessageView>> Http::say(http::Call const& call, AgentMessageRequest request,
                                             Visibility visibility) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<TicketId>("id"));
  // What a prepared text left open is for us to see, and for no customer.
  if (visibility == Visibility::kCustomer) TRY(check_filled(request.body, "/body"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<MessageView>> {
    if (request.last_seen) TRY(check_thread(tx, actor, id, *request.last_seen));
    auto files = TRY(claim_uploads(tx, actor, id, request.attachments.value_or(std::vector<UploadId>{})));
    auto const message = TRY(add_message(tx, context_, actor, id,
                                         {.visibility = visibility,
                                          .author_kind = AuthorKind::kAgent,
                                          .author_id = actor.person,
                                          .author_name = actor.name,
                                          .body = request.body,
                                          .attachments = std::move(files)}));
    drop_draft(tx, actor, id, visibility == Visibility::kInternal ? DraftKind::kNote : DraftKind::kReply);
    return http::Created<MessageView>{"/api/v1/tickets/" + to_text(id),
                                      view_of(message, attachments_of(tx, actor.desk, id))};
  });
}

Result<http::Created<MessageView>> Http::reply(http::Call const& call, AgentMessageRequest request) const {
  return say(call, std::move(request), Visibility::kCustomer);
}

Result<http::Created<MessageView>> Http::add_note(http::Call const& call, AgentMessageRequest request) const {
  return say(call, std::move(request), Visibility::kInternal);
}

Result<http::Created<UploadView>> Http::add_upload(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<TicketId>("id"));
  auto const name = call.request.query.find("name");
  auto const type = call.request.header("content-type").value_or("");
  blobs_.prepare(call.request.body);
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<UploadView>> {
    auto const blob = blobs_.put(tx, actor.desk, call.request.body, context_.audit.clock.now());
    auto const added = TRY(tickets::add_upload(tx, context_.audit, actor,
                                               {.ticket_id = id,
                                                .name = name == call.request.query.end() ? "" : name->second,
                                                .media_type = std::string{type.substr(0, type.find(';'))},
                                                .sha256 = blob.sha256,
                                                .size = blob.size}));
    return http::Created<UploadView>{"/api/v1/tickets/" + to_text(id),
                                     {added.id, added.name, added.media_type, added.size}};
  });
}

Result<TicketView> Http::reopen(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<TicketView> {
    return view_of(tx, actor.desk, TRY(set_state(tx, context_, actor, id, State::kOpen)));
  });
}

Result<http::Response> Http::get_attachment(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<AttachmentId>("id"));
  return database_.read(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Response> {
    auto const file = find_attachment(tx, actor.desk, id);
    if (!file) return not_found("attachment");
    auto bytes = blobs_.get(tx, actor.desk, file->sha256);
    if (!bytes) return not_found("attachment");
    return http::Response{.status = 200,
                          .headers = {{"content-type", "application/octet-stream"},
                                      {"content-disposition", disposition(file->name)},
                                      {"content-security-policy", "sandbox; default-src 'none'"}},
                          .body = std::move(*bytes)};
  });
}

}  // namespace podpora::tickets

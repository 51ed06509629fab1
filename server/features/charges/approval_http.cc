#include "features/charges/approval_http.h"

#include "features/charges/approval_store.h"
#include "features/identity/link_token.h"
#include "platform/crypto/crypto.h"

namespace podpora::charges {

using storage::Scope;
using storage::Transaction;

namespace {

ApprovalView view_of(Transaction& tx, DeskId desk, Approval const& approval, Time now) {
  auto const ticket = tickets::find_ticket(tx, desk, approval.ticket_id).value();
  auto const contact = customers::find_contact(tx, desk, approval.contact_id);
  bool const over = approval.state == ApprovalState::kAsked && approval.expires_at <= now;
  return {.id = approval.id,
          .ticket_id = approval.ticket_id,
          .ticket_number = ticket.number,
          .subject = ticket.subject,
          .contact_name = contact ? contact->name : std::string(),
          .amount = {approval.amount_minor, approval.currency},
          .minutes = approval.minutes,
          .text = approval.text,
          .state = over ? ApprovalState::kExpired : approval.state,
          .asked_by = approval.asked_by,
          .asked_at = approval.asked_at,
          .expires_at = approval.expires_at,
          .decided_at = approval.decided_at,
          .way = approval.way,
          .note = approval.note};
}

/// Whoever holds the link speaks for the contact who was asked.
Result<Actor> contact_of(Transaction& tx, DeskId desk, Approval const& approval) {
  auto const contact = customers::find_contact(tx, desk, approval.contact_id);
  if (!contact) return not_found("approval");
  return Actor{.desk = desk,
               .person = contact->id,
               .kind = Actor::Kind::kContact,
               .customer = contact->customer_id.value,
               .name = contact->name,
               .language = contact->language};
}

}  // namespace

Result<ApprovalList> ApprovalHttp::of_ticket(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ApprovalList> {
    if (!tickets::find_ticket(tx, call.actor.desk, ticket)) return not_found("ticket");
    ApprovalList list;
    for (auto const& approval : approvals_of(tx, call.actor.desk, ticket)) {
      list.items.push_back(view_of(tx, call.actor.desk, approval, context_.audit.clock.now()));
    }
    return list;
  });
}

Result<http::Created<ApprovalView>> ApprovalHttp::ask(http::Call const& call, ApprovalRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<ApprovalView>> {
    auto const approval = TRY(ask_approval(tx, context_, call.actor,
                                           {.ticket_id = ticket,
                                            .minutes = request.minutes.value_or(0),
                                            .started_at = request.started_at,
                                            .ended_at = request.ended_at,
                                            .work_type = request.work_type.value_or("")}));
    return http::Created<ApprovalView>{"/api/v1/tickets/" + to_text(ticket) + "/approvals",
                                       view_of(tx, call.actor.desk, approval, context_.audit.clock.now())};
  });
}

Result<ApprovalList> ApprovalHttp::portal_list(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ApprovalList> {
    ApprovalList list;
    for (auto const& approval : approvals_of_contact(tx, call.actor.desk, call.actor.person.value_or(PersonId{}))) {
      list.items.push_back(view_of(tx, call.actor.desk, approval, context_.audit.clock.now()));
    }
    return list;
  });
}

Result<ApprovalView> ApprovalHttp::portal_decide(http::Call const& call, ApprovalAnswer request) const {
  auto const id = TRY(call.id<ApprovalId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ApprovalView> {
    Answer const answer{request.approve, request.note.value_or(""), ApprovalWay::kPortal, call.request.remote};
    auto const approval = TRY(decide_approval(tx, context_, call.actor, id, answer));
    return view_of(tx, call.actor.desk, approval, context_.audit.clock.now());
  });
}

Result<ApprovalView> ApprovalHttp::look(http::Call const&, ApprovalLinkRequest request) const {
  auto const desk = identity::desk_of_link_token(request.token);
  if (!desk) return not_found("approval");
  return database_.read(Scope::of(*desk), [&](Transaction& tx) -> Result<ApprovalView> {
    auto const approval = find_approval_by_token(tx, *desk, crypto::hash_token(request.token));
    if (!approval) return not_found("approval");
    return view_of(tx, *desk, *approval, context_.audit.clock.now());
  });
}

Result<ApprovalView> ApprovalHttp::decide_by_link(http::Call const& call, ApprovalLinkAnswer request) const {
  auto const desk = identity::desk_of_link_token(request.token);
  if (!desk) return not_found("approval");
  return database_.write(Scope::of(*desk), [&](Transaction& tx) -> Result<ApprovalView> {
    auto const approval = find_approval_by_token(tx, *desk, crypto::hash_token(request.token));
    if (!approval) return not_found("approval");
    auto const contact = TRY(contact_of(tx, *desk, *approval));
    Answer const answer{request.approve, request.note.value_or(""), ApprovalWay::kLink, call.request.remote};
    auto const decided = TRY(decide_approval(tx, context_, contact, approval->id, answer));
    return view_of(tx, *desk, decided, context_.audit.clock.now());
  });
}

}  // namespace podpora::charges

#include "features/tickets/merge_http.h"

#include "features/tickets/access.h"
#include "features/tickets/merge_rules.h"

namespace podpora::tickets {

namespace {

RelatedTicket related(Ticket const& ticket) {
  return {.id = ticket.id, .number = ticket.number, .subject = ticket.subject, .state = ticket.state};
}

std::string customer_name(storage::Transaction& tx, DeskId desk, Ticket const& ticket) {
  auto const customer = ticket.customer_id ? customers::find_customer(tx, desk, *ticket.customer_id) : std::nullopt;
  return customer ? customer->name : std::string{};
}

}  // namespace

RelationsView MergeHttp::view_of(storage::Transaction& tx, Actor const& actor, TicketId id) const {
  RelationsView view;
  auto const merged = [&](Merge const& merge, TicketId other) -> std::optional<MergedView> {
    auto const ticket = find_visible(tx, actor, other);
    if (ticket.has_error()) return std::nullopt;
    return MergedView{.ticket = related(*ticket),
                      .merged_by = merge.merged_by,
                      .merged_at = merge.merged_at,
                      .can_undo = can_unmerge(tx, context_, actor.desk, merge)};
  };
  if (auto const merge = merge_of(tx, actor.desk, id)) view.merged_into = merged(*merge, merge->survivor_id);
  for (auto const& merge : merges_into(tx, actor.desk, id)) {
    if (auto one = merged(merge, merge.source_id)) view.merged_from.push_back(std::move(*one));
  }
  for (auto const& link : links_of(tx, actor.desk, id)) {
    bool const out = link.from_id == id;
    auto const other = find_visible(tx, actor, out ? link.to_id : link.from_id);
    if (other.has_error()) continue;
    view.links.push_back({.id = link.id,
                          .kind = link.kind,
                          .direction = out ? LinkDirection::kOut : LinkDirection::kIn,
                          .ticket = related(*other),
                          .linked_by = link.linked_by,
                          .linked_at = link.linked_at});
  }
  return view;
}

Result<RelationsView> MergeHttp::relations(http::Call const& call) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<RelationsView> {
    TRY(find_visible(tx, call.actor, id));
    return view_of(tx, call.actor, id);
  });
}

Result<MergePreview> MergeHttp::preview(http::Call const& call, MergePreviewQuery query) const {
  auto const id = TRY(call.id<TicketId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<MergePreview> {
    auto const pair =
        TRY(find_pair(tx, call.actor, {.source = id, .into = query.into, .other_customer = OtherCustomer::kConfirmed}));
    MergePreview preview{.source = related(pair.source),
                         .source_customer = customer_name(tx, desk, pair.source),
                         .survivor = related(pair.survivor),
                         .survivor_customer = customer_name(tx, desk, pair.survivor),
                         .customers_differ = customers_differ(pair.source, pair.survivor),
                         .state_after = state_after_merge(pair.survivor.state, pair.source.state),
                         .parts = {},
                         .clocks = {}};
    for (auto const& carrier : context_.carriers) {
      if (!carrier.part || !carrier.count) continue;
      auto const count = carrier.count(tx, desk, id, query.into);
      if (count > 0) preview.parts.push_back({*carrier.part, count});
    }
    if (clocks_) preview.clocks = clocks_(tx, desk, pair);
    return preview;
  });
}

Result<RelationsView> MergeHttp::merge(http::Call const& call, MergeRequest request) const {
  auto const id = TRY(call.id<TicketId>("id"));
  auto const other =
      request.confirm_other_customer.value_or(false) ? OtherCustomer::kConfirmed : OtherCustomer::kRefused;
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<RelationsView> {
    TRY(merge_ticket(tx, context_, call.actor, {.source = id, .into = request.into, .other_customer = other}));
    return view_of(tx, call.actor, id);
  });
}

Result<RelationsView> MergeHttp::unmerge(http::Call const& call) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<RelationsView> {
    TRY(unmerge_ticket(tx, context_, call.actor, id));
    return view_of(tx, call.actor, id);
  });
}

Result<http::Created<RelatedTicket>> MergeHttp::split(http::Call const& call, SplitRequest request) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::Created<RelatedTicket>> {
    auto const ticket = TRY(split_ticket(
        tx, context_.tickets, call.actor,
        {.ticket = id, .message = request.message, .scope = request.scope, .subject = request.subject}, mails_));
    return http::Created<RelatedTicket>{"/api/v1/tickets/" + to_text(ticket.id), related(ticket)};
  });
}

Result<RelationsView> MergeHttp::link(http::Call const& call, TicketLinkRequest request) const {
  auto const id = TRY(call.id<TicketId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<RelationsView> {
    TRY(link_tickets(tx, context_.tickets.audit, call.actor,
                     {.from = id, .to = request.ticket_id, .kind = request.kind}));
    return view_of(tx, call.actor, id);
  });
}

Result<RelationsView> MergeHttp::unlink(http::Call const& call) const {
  auto const id = TRY(call.id<TicketId>("id"));
  auto const link = TRY(call.id<LinkId>("link"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<RelationsView> {
    TRY(unlink_tickets(tx, context_.tickets.audit, call.actor, id, link));
    return view_of(tx, call.actor, id);
  });
}

}  // namespace podpora::tickets

#include "features/charges/http.h"

#include "features/charges/charge_store.h"
#include "features/tickets/access.h"

namespace podpora::charges {

using storage::Scope;
using storage::Transaction;

namespace {

constexpr std::int64_t kPreviewMinutes = 30;

NewTime time_of(TimeRequest const& request, tickets::TicketId ticket = {}) {
  return {.ticket_id = ticket,
          .minutes = request.minutes.value_or(0),
          .started_at = request.started_at,
          .ended_at = request.ended_at,
          .work_type = request.work_type.value_or(""),
          .note = request.note.value_or(""),
          .billable = request.billable.value_or(true)};
}

RecordedView view_of(Recorded const& recorded, std::string const& language) {
  RecordedView view{recorded.entry, to_view(recorded.price, language), {}};
  for (auto const& charge : recorded.charges) view.charges.push_back(to_view(charge, language));
  return view;
}

/// An entry of a ticket that the actor may see.
Result<TimeEntryId> visible_entry(Transaction& tx, http::Call const& call) {
  auto const id = TRY(call.id<TimeEntryId>("id"));
  auto const entry = find_time_entry(tx, call.actor.desk, id);
  auto const ticket = entry ? tickets::find_ticket(tx, call.actor.desk, entry->ticket_id) : std::nullopt;
  if (!ticket || !tickets::may_see(tx, call.actor, *ticket)) return not_found("time_entry");
  return id;
}

}  // namespace

Result<PriceView> Http::preview(http::Call const& call, PriceQuery query) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<PriceView> {
    auto const price = TRY(preview_price(tx, context_.audit, call.actor,
                                         {.ticket_id = ticket,
                                          .minutes = query.minutes.value_or(query.ended_at ? 0 : kPreviewMinutes),
                                          .started_at = query.started_at,
                                          .ended_at = query.ended_at,
                                          .work_type = query.work_type.value_or("")}));
    return to_view(price, call.language);
  });
}

Result<http::Created<RecordedView>> Http::record(http::Call const& call, TimeRequest request) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::Created<RecordedView>> {
    auto const recorded = TRY(record_time(tx, context_, call.actor, time_of(request, ticket)));
    if (request.clear_stopwatch.value_or(false)) clear_stopwatch(tx, call.actor, ticket);
    return http::Created<RecordedView>{"/api/v1/tickets/" + to_text(ticket) + "/charges",
                                       view_of(recorded, call.language)};
  });
}

Result<RecordedView> Http::change(http::Call const& call, TimeRequest request) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<RecordedView> {
    auto const id = TRY(visible_entry(tx, call));
    return view_of(TRY(change_time(tx, context_, call.actor, id, time_of(request))), call.language);
  });
}

Result<http::NoContent> Http::remove(http::Call const& call) const {
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<http::NoContent> {
    auto const id = TRY(visible_entry(tx, call));
    if (auto const done = delete_time(tx, context_, call.actor, id); done.has_error()) return done.error();
    return http::NoContent{};
  });
}

Result<EarlierTimes> Http::history(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<EarlierTimes> {
    auto const id = TRY(visible_entry(tx, call));
    return EarlierTimes{time_history(tx, call.actor.desk, id)};
  });
}

Result<ChargeList> Http::list(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<ChargeList> {
    if (!tickets::find_ticket(tx, call.actor.desk, ticket)) return not_found("ticket");
    ChargeList list{.items = {}, .time_entries = time_entries_of(tx, call.actor.desk, ticket)};
    for (auto const& charge : charges_of(tx, call.actor.desk, ticket)) {
      list.items.push_back(to_view(charge, call.language));
    }
    return list;
  });
}

Result<StopwatchList> Http::stopwatches(http::Call const& call) const {
  return database_.read(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<StopwatchList> {
    return StopwatchList{stopwatches_of(tx, call.actor), context_.audit.clock.now()};
  });
}

Result<StopwatchList> Http::start(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<StopwatchList> {
    if (auto const done = start_stopwatch(tx, context_, call.actor, ticket); done.has_error()) return done.error();
    return StopwatchList{stopwatches_of(tx, call.actor), context_.audit.clock.now()};
  });
}

Result<StopwatchList> Http::pause(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<StopwatchList> {
    if (!tickets::find_ticket(tx, call.actor.desk, ticket)) return not_found("ticket");
    pause_stopwatch(tx, context_, call.actor, ticket);
    return StopwatchList{stopwatches_of(tx, call.actor), context_.audit.clock.now()};
  });
}

Result<StopwatchList> Http::discard(http::Call const& call) const {
  auto const ticket = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](Transaction& tx) -> Result<StopwatchList> {
    if (!tickets::find_ticket(tx, call.actor.desk, ticket)) return not_found("ticket");
    clear_stopwatch(tx, call.actor, ticket);
    return StopwatchList{stopwatches_of(tx, call.actor), context_.audit.clock.now()};
  });
}

}  // namespace podpora::charges

#include "features/insight/review_schedule_http.h"

namespace podpora::insight {

namespace {

ReviewScheduleView view_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  ReviewScheduleView view;
  if (auto const schedule = find_review_schedule(tx, desk, customer)) {
    view.every = schedule->every;
    view.contacts = schedule->contacts;
    view.language = schedule->language;
    view.next_at = schedule->next_at;
    view.changed_by = schedule->changed_by;
  }
  for (auto const& mailed : mailed_reviews(tx, desk, customer)) {
    auto const contact = customers::find_contact(tx, desk, mailed.person_id);
    view.mailed.push_back(
        {mailed.ticket_id, contact ? contact->name : "", mailed.first_day, mailed.last_day, mailed.at});
  }
  return view;
}

}  // namespace

Result<ReviewScheduleView> ReviewScheduleHttp::get(http::Call const& call) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<ReviewScheduleView> {
    if (!customers::find_customer(tx, desk, id)) return not_found("customer");
    return view_of(tx, desk, id);
  });
}

Result<ReviewScheduleView> ReviewScheduleHttp::set(http::Call const& call, ReviewScheduleRequest request) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  ReviewSchedule const wanted{.customer_id = id,
                              .every = request.every,
                              .contacts = std::move(request.contacts),
                              .language = std::move(request.language)};
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ReviewScheduleView> {
    TRY(schedule_review(tx, audit_, call.actor, wanted));
    return view_of(tx, call.actor.desk, id);
  });
}

Result<ReviewScheduleView> ReviewScheduleHttp::stop(http::Call const& call) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<ReviewScheduleView> {
    TRY(stop_reviews(tx, audit_, call.actor, id));
    return view_of(tx, call.actor.desk, id);
  });
}

}  // namespace podpora::insight

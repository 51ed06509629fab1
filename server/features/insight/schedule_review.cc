#include "features/identity/desk.h"
#include "features/insight/review_schedule.h"
#include "platform/base/enum_text.h"
#include "platform/i18n/catalogue.h"
#include "platform/mail/mail.h"

#include <algorithm>

namespace podpora::insight {

namespace {

constexpr std::size_t kContactsMax = 10;

Result<void> check(storage::Transaction& tx, DeskId desk, ReviewSchedule const& schedule) {
  if (schedule.contacts.empty()) return invalid("/contacts", "required");
  if (schedule.contacts.size() > kContactsMax) {
    return invalid("/contacts", "too-many", {{"max", std::int64_t{kContactsMax}}});
  }
  for (auto const id : schedule.contacts) {
    auto const contact = customers::find_contact(tx, desk, id);
    bool const is_theirs = contact && contact->customer_id == schedule.customer_id;
    if (!is_theirs || !mail::is_sendable_address(contact->email)) return invalid("/contacts", "unknown-reference");
  }
  auto const& known = i18n::languages();
  if (schedule.language && std::ranges::find(known, *schedule.language) == known.end()) {
    return invalid("/language", "language");
  }
  return {};
}

}  // namespace

Result<ReviewSchedule> schedule_review(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       ReviewSchedule schedule) {
  if (!customers::find_customer(tx, actor.desk, schedule.customer_id)) return not_found("customer");
  TRY(check(tx, actor.desk, schedule));
  auto const zone = identity::find_desk(tx, actor.desk).value().time_zone;
  schedule.changed_by = actor.name;
  schedule.changed_at = context.clock.now();
  schedule.next_at = next_review(schedule.every, schedule.changed_at, zone);
  put_review_schedule(tx, actor.desk, schedule);
  enqueue_review(tx, context, actor.desk, schedule);
  audit::record(tx, context, actor,
                {.kind = "review_schedule.set",
                 .subject = to_text(schedule.customer_id),
                 .payload = R"({"every":")" + to_text(schedule.every) + "\"}"});
  return schedule;
}

Result<void> stop_reviews(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          customers::CustomerId customer) {
  if (!remove_review_schedule(tx, actor.desk, customer)) return not_found("review schedule");
  audit::record(tx, context, actor, {.kind = "review_schedule.removed", .subject = to_text(customer)});
  return {};
}

}  // namespace podpora::insight

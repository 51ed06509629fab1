#include "features/calendars/calendar_rules.h"
#include "features/identity/desk.h"
#include "features/insight/review_http.h"
#include "features/insight/review_schedule.h"
#include "features/notify/notices.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <stdexcept>

namespace podpora::insight {

namespace {

constexpr auto kMorning = std::chrono::hours{7};

int months_of(Every every) {
  return every == Every::kMonth ? 1 : 3;
}

/// A review that is due, as a file.
struct Due {
  ReviewSchedule schedule;
  identity::Desk desk;
  Period period;
  std::string title;
  std::string days;  ///< the period, in words
  std::string pdf;
};

std::optional<Due> find_due(storage::Transaction& tx, ReviewMailing const& mailing, DeskId desk,
                            customers::CustomerId id) {
  auto const now = mailing.learn.audit.clock.now();
  auto const schedule = find_review_schedule(tx, desk, id);
  auto const customer = customers::find_customer(tx, desk, id);
  if (!schedule || !customer || schedule->next_at > now) return std::nullopt;
  auto const own = identity::find_desk(tx, desk).value();
  auto const period = whole_months(calendars::local_date(own.time_zone, schedule->next_at), months_of(schedule->every));
  auto const language = schedule->language.value_or(customer->language);
  auto const written = write_review(tx, mailing.learn, own, *customer, {id, period, language});
  return Due{.schedule = *schedule,
             .desk = own,
             .period = period,
             .title = written.document.title,
             .days = day_text(language, period.first) + " \u2013 " + day_text(language, period.last),
             .pdf = pdf_of(written.document, own.name, written.day)};
}

/// A letter to one contact: a ticket of its own that is resolved at once, so that an answer is a request like any
/// other.
void mail_to(storage::Transaction& tx, ReviewMailing const& mailing, Due const& due,
             customers::Contact const& contact) {
  auto const desk = due.desk.id;
  auto const actor = system_actor(desk);
  auto const now = mailing.learn.audit.clock.now();
  auto const blob = mailing.blobs.put(tx, desk, due.pdf, now);
  tickets::NewAttachment const file{
      .name = "review-" + text_of(due.period.first) + "-" + text_of(due.period.last) + ".pdf",
      .media_type = "application/pdf",
      .sha256 = blob.sha256,
      .size = blob.size};
  auto const words = notify::review_words(
      tx, desk, {.title = due.title, .days = due.days, .contact = contact.name, .language = contact.language});
  auto const ticket = tickets::open_ticket(tx, mailing.tickets, actor,
                                           {.subject = due.title,
                                            .channel = tickets::Channel::kMail,
                                            .kind = Kind::kSubscription,
                                            .nature = Nature::kAdvisory,
                                            .severity = Severity::kC,
                                            .customer_id = due.schedule.customer_id,
                                            .contact_id = contact.id,
                                            .first = {.visibility = tickets::Visibility::kCustomer,
                                                      .author_kind = tickets::AuthorKind::kAgent,
                                                      .author_name = due.desk.name,
                                                      .body = words.body,
                                                      .attachments = {file}}});
  auto const sent = notify::send_review(tx, mailing.learn.audit, actor, ticket, words, file);
  if (sent.has_error()) throw std::runtime_error("the review was not mailed: " + sent.error().code);
  auto const resolved = tickets::set_state(tx, mailing.tickets, actor, ticket.id, tickets::State::kResolved);
  if (resolved.has_error()) throw std::runtime_error("the review's letter stays open: " + resolved.error().code);
  insert_mailed_review(tx, desk, due.schedule.customer_id,
                       {.ticket_id = ticket.id,
                        .person_id = contact.id,
                        .first_day = text_of(due.period.first),
                        .last_day = text_of(due.period.last),
                        .at = now});
}

}  // namespace

Time next_review(Every every, Time now, std::string const& zone) {
  auto const today = calendars::local_date(zone, now);
  auto month = std::chrono::year_month{today.year(), today.month()} + std::chrono::months{1};
  while (every == Every::kQuarter && static_cast<unsigned>(month.month()) % 3 != 1) month += std::chrono::months{1};
  return span_of({month / 1, month / 1}, zone).from + kMorning;
}

void enqueue_review(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                    ReviewSchedule const& schedule) {
  auto const customer = to_text(schedule.customer_id);
  jobs::enqueue(
      tx, context.ids, context.clock,
      {.desk = desk,
       .kind = kReviewJob,
       .payload = R"({"customer":")" + customer + "\"}",
       .run_at = schedule.next_at,
       .dedupe_key = fmt::format("{}:{}:{}", kReviewJob, customer, schedule.next_at.time_since_epoch().count())});
}

void mail_reviews(ReviewMailing const& mailing, jobs::Job const& job) {
  auto const payload = boost::json::parse(job.payload);
  auto const customer = parse_id<customers::CustomerTag>(std::string{payload.at("customer").as_string()});
  if (!customer) throw std::runtime_error("the job names no customer");
  auto const scope = storage::Scope::of(job.desk);
  auto const due = mailing.database.read(scope, [&](auto& tx) { return find_due(tx, mailing, job.desk, *customer); });
  if (!due) return;
  mailing.blobs.prepare(due->pdf);
  mailing.database.write(scope, [&](auto& tx) {
    auto schedule = find_review_schedule(tx, job.desk, *customer);
    if (!schedule || schedule->next_at != due->schedule.next_at) return;
    for (auto const person : schedule->contacts) {
      auto const contact = customers::find_contact(tx, job.desk, person);
      if (contact && contact->customer_id == *customer) mail_to(tx, mailing, *due, *contact);
    }
    schedule->next_at = next_review(schedule->every, mailing.learn.audit.clock.now(), due->desk.time_zone);
    put_review_schedule(tx, job.desk, *schedule);
    enqueue_review(tx, mailing.learn.audit, job.desk, *schedule);
  });
}

}  // namespace podpora::insight

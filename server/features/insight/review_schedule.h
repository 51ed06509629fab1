#pragma once

#include "features/insight/learn.h"
#include "features/tickets/change.h"
#include "platform/blobs/blobs.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::insight {

enum class Every : std::uint8_t { kMonth, kQuarter };
BOOST_DESCRIBE_ENUM(Every, kMonth, kQuarter)

/// Whom a customer's review is mailed to by itself, and how often: on the first day of each month or quarter, about the
/// one that ended.
struct ReviewSchedule {
  customers::CustomerId customer_id;
  Every every{Every::kQuarter};
  std::vector<PersonId> contacts;
  std::optional<std::string> language;  ///< empty: the customer's
  Time next_at;
  std::string changed_by;
  Time changed_at;
};

/// One review that was mailed.
struct MailedReview {
  tickets::TicketId ticket_id;
  PersonId person_id;
  std::string first_day;
  std::string last_day;
  Time at;
};
BOOST_DESCRIBE_STRUCT(MailedReview, (), (ticket_id, person_id, first_day, last_day, at))

/// Sets who gets the customer's review, in place of what was set before; `next_at` and the last two are filled in.
/// kNotFound for the customer; kInvalid `/contacts` (`required`, `too-many` over 10, `unknown-reference` for nobody of
/// this customer whom mail can reach), `/language`. Records `review_schedule.set`.
Result<ReviewSchedule> schedule_review(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       ReviewSchedule schedule);

/// Mails none from now on. kNotFound for the customer, and where nothing is set. Records `review_schedule.removed`.
Result<void> stop_reviews(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          customers::CustomerId customer);

std::optional<ReviewSchedule> find_review_schedule(storage::Transaction& tx, DeskId desk,
                                                   customers::CustomerId customer);
/// Writes it in place of the customer's one before.
void put_review_schedule(storage::Transaction& tx, DeskId desk, ReviewSchedule const& schedule);
/// False when there was none.
bool remove_review_schedule(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

/// Keeps that a review was mailed.
void insert_mailed_review(storage::Transaction& tx, DeskId desk, customers::CustomerId customer,
                          MailedReview const& mailed);
/// Newest first, at most twenty.
std::vector<MailedReview> mailed_reviews(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

/// The morning of the first day of the next month or quarter in the zone.
Time next_review(Every every, Time now, std::string const& zone);
/// Puts the job for the schedule's next time into the queue.
void enqueue_review(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                    ReviewSchedule const& schedule);

/// The job that `mail_reviews` answers; its payload names the customer.
inline constexpr char const* kReviewJob = "insight.review";

struct ReviewMailing {
  storage::Database& database;
  blobs::Store& blobs;
  LearnContext learn;
  tickets::Context tickets;
};

/// Writes the review of the month or quarter that ended, mails it as PDF to each contact that is still there, and sets
/// the next time. Does nothing when it is not due: running it twice mails once. Throws when it cannot be mailed (the
/// desk has no sender), so that the job is tried again and people see it.
void mail_reviews(ReviewMailing const& mailing, jobs::Job const& job);

}  // namespace podpora::insight

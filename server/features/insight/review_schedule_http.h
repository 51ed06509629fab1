#pragma once

#include "features/insight/review_schedule.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::insight {

struct ReviewScheduleRequest {
  Every every{Every::kQuarter};
  std::vector<PersonId> contacts;
  std::optional<std::string> language;  ///< the customer's, when absent
};
BOOST_DESCRIBE_STRUCT(ReviewScheduleRequest, (), (every, contacts, language))

struct MailedReviewView {
  tickets::TicketId ticket_id;
  std::string contact_name;
  std::string first_day;
  std::string last_day;
  Time at;
};
BOOST_DESCRIBE_STRUCT(MailedReviewView, (), (ticket_id, contact_name, first_day, last_day, at))

/// Who gets a customer's review, and who got it. `every` is absent while nobody gets it.
struct ReviewScheduleView {
  std::optional<Every> every;
  std::vector<PersonId> contacts;
  std::optional<std::string> language;
  std::optional<Time> next_at;
  std::string changed_by;
  std::vector<MailedReviewView> mailed;  ///< newest first
};
BOOST_DESCRIBE_STRUCT(ReviewScheduleView, (), (every, contacts, language, next_at, changed_by, mailed))

/// Reviews that are mailed by themselves.
class ReviewScheduleHttp {
 public:
  ReviewScheduleHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<ReviewScheduleView> get(http::Call const& call) const;
  Result<ReviewScheduleView> set(http::Call const& call, ReviewScheduleRequest request) const;
  Result<ReviewScheduleView> stop(http::Call const& call) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::insight

#pragma once

#include "features/insight/review_fixture_test.h"

namespace podpora::insight {

/// The numbers of a review counted slowly, a request and a day at a time: requests and promises from their events
/// alone, the rest from the ledgers and rows of the rooms that write them. Nothing of the review's own SQL.
class ReviewReference {
 public:
  struct Whose {
    DeskId desk;
    customers::CustomerId customer;
    std::vector<tickets::TicketId> const& all;
    std::set<tickets::TicketId> const& letters;
  };
  ReviewReference(storage::Transaction& tx, Whose const& whose, calendars::Date first, calendars::Date last);

  Review count();

 private:
  using Days = std::chrono::sys_days;

  void count(tickets::Ticket const& ticket);
  void count_request(tickets::Ticket const& ticket, bool was_handed);
  void count_promises(tickets::TicketId ticket);
  bool count_handed(tickets::TicketId ticket);
  void count_work(tickets::TicketId ticket);
  void count_prepaid();

  static Days day_of(Time at) { return Days{calendars::local_date("Europe/Prague", at)}; }
  static std::string month_of_day(Days day) { return to_rfc3339(Time{day}).substr(0, 7); }
  bool within(Time at) const { return first_ <= day_of(at) && day_of(at) <= last_; }
  bool just_before(Time at) const {
    auto const length = last_ - first_ + std::chrono::days{1};
    return first_ - length <= day_of(at) && day_of(at) < first_;
  }
  bool has_passed(Time at) const { return day_of(at) <= last_; }

  storage::Transaction& tx_;
  Whose whose_;
  Days first_;
  Days last_;
  Review review_;
  std::map<std::string, MonthCount> months_;
  std::map<std::string, CauseTrend> causes_;
  std::map<std::pair<std::string, escalation::State>, std::int64_t> ways_;
  std::map<clocks::ClockKind, PromiseCount> promises_;
  std::map<clocks::ClockKind, std::vector<std::int64_t>> taken_;
  std::int64_t covered_thousandths_{0};
};

}  // namespace podpora::insight

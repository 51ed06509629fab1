#pragma once

#include "features/knowledge/search_store.h"
#include "features/tickets/ticket.h"

#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::queue {

/// For whom the list is. A restricted ticket is in it for those who may see it, as `tickets::may_see` says.
struct Viewer {
  std::optional<PersonId> person;
  bool sees_restricted{false};
  bool sees_all{true};  ///< else only what was handed to `company`
  std::string company;
};

/// Last touched first, or by when something is due: overdue ones first, those where nothing is due last. The second is
/// an order of what is not done.
enum class Order : std::uint8_t { kUpdated, kDue };
BOOST_DESCRIBE_ENUM(Order, kUpdated, kDue)

/// What a column may hold: one of `only`, where that is set, and none of `never`.
struct Choice {
  std::optional<std::vector<std::string>> only;
  std::vector<std::string> never;
};

enum class Wish : std::uint8_t { kEither, kWith, kWithout };

/// What of the tickets is wanted. Empty members do not filter.
struct Filter {
  bool unfinished{false};  ///< only what is neither resolved nor closed
  Choice states;
  Choice kinds;
  Choice natures;
  Choice severities;
  Choice services;
  Choice customers;  ///< ids as numbers; "0" is none
  Choice assignees;  ///< ids as numbers; "0" is nobody
  std::optional<Time> opened_from;
  std::optional<Time> opened_before;
  std::optional<Time> due_by;  ///< something is due to the customer until then, or was missed
  Wish missed{Wish::kEither};  ///< something was due before `now` and is not made good
  Time now;
  Choice scores;  ///< what a customer thought of it, once it was resolved
  Wish escalation{Wish::kEither};
  Wish attachment{Wish::kEither};
  Wish snoozed{Wish::kEither};  ///< somebody put it aside, and nothing is due within the hour
  Wish draft{Wish::kEither};    ///< the viewer has begun to write something
  std::optional<std::int64_t> number;
  std::optional<std::int64_t> lone_number;  ///< all that is looked for: the ticket of that number comes first
  std::string case_number;                  ///< how an upstream side's number begins

  knowledge::Wanted words;
  std::vector<std::string> phrases;      ///< folded, as they stand in subject, cause or a message
  std::vector<std::string> not_phrases;  ///< folded

  Viewer viewer;
  Order order{Order::kUpdated};
  std::optional<Time> behind;  ///< with `behind_id`: behind that row, by the time that orders; with words the id alone
  tickets::TicketId behind_id;
  int limit{50};

  /// True when there are words to be looked for: then the newest ticket comes first, whatever the order.
  bool has_words() const { return !words.empty() || !phrases.empty() || !not_phrases.empty(); }
  bool is_by_due() const { return order == Order::kDue && unfinished && !has_words(); }
};

}  // namespace podpora::queue

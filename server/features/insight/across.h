#pragma once

#include "features/insight/period.h"
#include "features/tickets/ticket.h"
#include "platform/base/money.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::insight {

// What the requests of all customers teach that were resolved in a period. Requests about vulnerabilities are left out,
// and so are letters of ours that began a conversation.

/// How often a cause ended requests of a service, month by month of the period.
struct ServiceCause {
  std::string service;
  std::string cause;  ///< empty: nobody said
  std::int64_t count{0};
  std::vector<std::int64_t> by_month;

  bool operator==(ServiceCause const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ServiceCause, (), (service, cause, count, by_month))

/// What ended requests: an article that an agent named, or a known issue that was mended.
struct Fix {
  std::string kind;  ///< article, known_issue
  std::string id;
  std::string title;
  std::int64_t count{0};

  bool operator==(Fix const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Fix, (), (kind, id, title, count))

/// What it costs that others must do a service's work: requests that were handed on in one way.
struct BoundaryCost {
  std::string service;
  std::string vehicle;
  std::int64_t count{0};
  std::int64_t hours{0};    ///< from handing on until it was resolved, together
  std::int64_t minutes{0};  ///< of our own work on them
  std::vector<Money> cost;  ///< what others charged us, a currency each

  bool operator==(BoundaryCost const&) const = default;
};
BOOST_DESCRIBE_STRUCT(BoundaryCost, (), (service, vehicle, count, hours, minutes, cost))

/// What a service's requests brought and took, in one currency. Own work is a cost in the currency of an hour's cost
/// alone, so that it is counted once: also where nobody pays for the service.
struct ServiceMoney {
  std::string service;
  std::string currency;  ///< empty where nothing was priced
  std::int64_t count{0};
  std::int64_t minutes{0};  ///< of work
  std::int64_t net_minor{0};
  std::int64_t cost_minor{0};  ///< that others charged us, and our own hours
  std::int64_t margin_minor{0};

  bool operator==(ServiceMoney const&) const = default;
};
BOOST_DESCRIBE_STRUCT(ServiceMoney, (), (service, currency, count, minutes, net_minor, cost_minor, margin_minor))

struct Across {
  std::vector<std::string> months;
  std::int64_t resolved{0};
  std::vector<ServiceCause> causes;      ///< most frequent first
  std::vector<Fix> fixes;                ///< most frequent first
  std::vector<BoundaryCost> boundaries;  ///< most of our minutes first
  std::vector<ServiceMoney> services;    ///< the greatest loss first
};

/// What is asked: the period in the desk's zone, and what an hour of our own people costs; absent leaves own work out
/// of the cost.
struct AcrossRequest {
  Period period;
  std::string zone;
  std::optional<Money> hour{};
};

/// Counts. Its cost follows the requests resolved in the period, not all that there are.
Across look_across(storage::Transaction& tx, DeskId desk, AcrossRequest const& request);

/// Which requests one of the numbers above counts. What is absent is not asked.
struct AcrossFilter {
  Span span;
  std::optional<std::string> service;
  std::optional<std::string> cause;
  std::optional<std::string> vehicle;
  std::int64_t known_issue{0};
  std::int64_t article{0};
};

struct AcrossTicket {
  tickets::TicketId id;
  std::int64_t number{0};
  std::string subject;
  std::string customer_name;
  std::string service;
  std::string cause;
  Time resolved_at;
};
BOOST_DESCRIBE_STRUCT(AcrossTicket, (), (id, number, subject, customer_name, service, cause, resolved_at))

/// Those requests, the last resolved first, at most `limit`.
std::vector<AcrossTicket> tickets_across(storage::Transaction& tx, DeskId desk, AcrossFilter const& filter, int limit);

}  // namespace podpora::insight

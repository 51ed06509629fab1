#pragma once

#include "features/insight/facts.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <map>
#include <string>
#include <vector>

namespace podpora::insight {

/// What rules look for. Their words are the catalogue's `signal.<code>`.
enum class RuleCode : std::uint8_t {
  kRepeatedHowTo,
  kOneCauseManyUsers,
  kOutsideHours,
  kOutsideCoverage,
  kPromiseBreached,
  kWalletBurn,
  kSeatsGrowing,
  kSeatsIdle,
  kEndOfSupport,
  kDelegationEnding,
  kAskedNotHeld,
  kTrainingWouldHelp,
  kOtherPlanWouldHelp,
};
BOOST_DESCRIBE_ENUM(RuleCode, kRepeatedHowTo, kOneCauseManyUsers, kOutsideHours, kOutsideCoverage, kPromiseBreached,
                    kWalletBurn, kSeatsGrowing, kSeatsIdle, kEndOfSupport, kDelegationEnding, kAskedNotHeld,
                    kTrainingWouldHelp, kOtherPlanWouldHelp)

/// A rule as data: how much of it, within how many days. Of what lies ahead (end of support, delegation) the days are
/// those to come.
struct Rule {
  RuleCode code{RuleCode::kRepeatedHowTo};
  bool is_on{true};
  std::int64_t threshold{1};
  std::int64_t period_days{90};

  bool operator==(Rule const&) const = default;
};

/// What is shipped: every rule, with the values that a desk begins with.
std::vector<Rule> const& shipped_rules();

struct TicketRef {
  tickets::TicketId id;
  std::int64_t number{0};

  bool operator==(TicketRef const&) const = default;
};
BOOST_DESCRIBE_STRUCT(TicketRef, (), (id, number))

/// What a finding rests on: tickets, oldest first, at most five hundred, and the numbers and words of its sentence.
struct Evidence {
  std::vector<TicketRef> tickets;
  std::map<std::string, std::int64_t> numbers;
  std::map<std::string, std::string> words;

  bool operator==(Evidence const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Evidence, (), (tickets, numbers, words))

/// One thing that a rule sees in a customer's facts. `subject` tells it from others of the rule; `strength` is what
/// must double before a dismissed one comes back.
struct Finding {
  RuleCode rule{RuleCode::kRepeatedHowTo};
  std::string subject;
  std::string service;
  std::int64_t strength{0};
  Evidence evidence;
};

/// What the rule finds as of `now`: nothing that happened later counts. Pure.
std::vector<Finding> judge(Rule const& rule, CustomerFacts const& facts, Time now);

/// When a rule may see something else although nothing happens: what lies ahead comes near, what is behind grows old.
/// Empty: never.
std::optional<Time> next_look(std::vector<Rule> const& rules, CustomerFacts const& facts, Time now);

}  // namespace podpora::insight

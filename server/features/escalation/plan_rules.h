#pragma once

#include "features/escalation/service_request.h"
#include "features/routing/what_if.h"
#include "platform/base/money.h"

#include <span>

namespace podpora::escalation {

/// How a plan is paid: by the year, or by packs of units as they are needed.
enum class PriceBasis : std::uint8_t { kYear, kPack };
BOOST_DESCRIBE_ENUM(PriceBasis, kYear, kPack)

/// A plan that the desk might hold, or a membership that it might reach, at a price that the desk knows.
struct Plan {
  std::string vehicle;     ///< or
  std::string membership;  ///< exactly one of the two
  PriceBasis basis{PriceBasis::kYear};
  Money price;
  std::int64_t pack_size{1};  ///< units that one pack holds
};

/// An escalation of the past: the way it took, and what its decision was made from.
struct PastCase {
  ServiceRequestId id;
  tickets::TicketId ticket_id;
  std::string vehicle;
  std::string facts;
};
BOOST_DESCRIBE_STRUCT(PastCase, (), (id, ticket_id, vehicle, facts))

/// What a plan would have done for them.
struct PlanOutcome {
  std::int64_t carried{0};         ///< would have been allowed
  std::int64_t were_refused{0};    ///< of these: were refused by the facts as they were
  std::int64_t went_otherwise{0};  ///< of these: took another way
  std::int64_t recommended{0};     ///< of these: would have been the recommended way
  std::int64_t units{0};           ///< that they would have drawn
  Money cost;
  std::vector<PastCase> examples;  ///< of those that went otherwise, at most twenty
};

/// Weighs plans over past cases, `months` long. Pure: each case is read once and decided once as things were and once
/// for each plan. A case that the rulebook cannot decide any more counts for no plan. kInvalid at `/plans/<n>/…` when a
/// plan names neither or both of vehicle and membership.
Result<std::vector<PlanOutcome>> weigh_plans(rulebook::Rulebook const& rulebook, std::span<PastCase const> cases,
                                             std::span<Plan const> plans, std::int64_t months);

/// What was used of a vehicle in a year, from the ledgers of its entitlements.
struct Usage {
  std::int64_t granted{0};
  std::int64_t drawn{0};
  std::int64_t given_back{0};
  std::int64_t expired{0};  ///< was left unused
  std::int64_t refused{0};  ///< escalations that it could not carry because nothing was left
};

enum class Cheaper : std::uint8_t { kPacks, kPlan, kEqual };
BOOST_DESCRIBE_ENUM(Cheaper, kPacks, kPlan, kEqual)

/// "Would 10 incidents or a yearly plan have been cheaper?"
struct Advice {
  std::int64_t need{0};   ///< units that were needed: net draws, and one for each refused escalation
  std::int64_t packs{0};  ///< that would have been bought
  Money packs_cost;
  Money plan_cost;
  Cheaper cheaper{Cheaper::kEqual};
  Money saving;
};

/// Pure. The prices are in one currency; `pack_size` is at least one.
Advice advise(Usage const& usage, std::int64_t pack_size, Money const& pack_price, Money const& plan_price);

}  // namespace podpora::escalation

#pragma once

#include "features/escalation/plan_rules.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::escalation {

struct PlanInput {
  std::optional<std::string> vehicle;  ///< or
  std::optional<std::string> membership;
  PriceBasis basis{PriceBasis::kYear};
  Money price;
  std::optional<std::int64_t> pack_size;
};
BOOST_DESCRIBE_STRUCT(PlanInput, (), (vehicle, membership, basis, price, pack_size))
inline std::vector<http::FieldLimit> wire_limits(PlanInput const*) {
  return {{"pack_size", {.min = 1, .max = 10'000}}};
}

struct WeighRequest {
  std::int64_t months{12};
  std::vector<PlanInput> plans;
};
BOOST_DESCRIBE_STRUCT(WeighRequest, (), (months, plans))
inline std::vector<http::FieldLimit> wire_limits(WeighRequest const*) {
  return {{"months", {.min = 1, .max = 36}}, {"plans", {.min = 1, .max = 10}}};
}

/// An escalation that the plan would have carried and that took another way.
struct PlanExampleView {
  tickets::TicketId ticket_id;
  std::int64_t ticket_number{0};
  std::string ticket_subject;
  std::string vehicle;
  std::string vehicle_name;
};
BOOST_DESCRIBE_STRUCT(PlanExampleView, (), (ticket_id, ticket_number, ticket_subject, vehicle, vehicle_name))

struct PlanOutcomeView {
  std::string name;
  std::int64_t carried{0};
  std::int64_t were_refused{0};
  std::int64_t went_otherwise{0};
  std::int64_t recommended{0};
  std::int64_t units{0};
  Money cost;
  std::vector<PlanExampleView> examples;
};
BOOST_DESCRIBE_STRUCT(PlanOutcomeView, (),
                      (name, carried, were_refused, went_otherwise, recommended, units, cost, examples))

struct WeighedView {
  Time from;
  std::int64_t cases{0};      ///< escalations that were looked at
  bool is_everything{false};  ///< false: there were more than one look takes; the newest were looked at
  std::vector<PlanOutcomeView> plans;
};
BOOST_DESCRIBE_STRUCT(WeighedView, (), (from, cases, is_everything, plans))

struct AdviceRequest {
  std::string vehicle;
  std::int64_t pack_size{1};
  Money pack_price;
  Money plan_price;  ///< of a year
};
BOOST_DESCRIBE_STRUCT(AdviceRequest, (), (vehicle, pack_size, pack_price, plan_price))
inline std::vector<http::FieldLimit> wire_limits(AdviceRequest const*) {
  return {{"pack_size", {.min = 1, .max = 10'000}}};
}

struct AdviceView {
  std::string vehicle_name;
  Time from;
  std::int64_t granted{0};
  std::int64_t drawn{0};
  std::int64_t given_back{0};
  std::int64_t expired{0};
  std::int64_t refused{0};
  std::int64_t need{0};
  std::int64_t packs{0};
  Money packs_cost;
  Money plan_cost;
  Cheaper cheaper{Cheaper::kEqual};
  Money saving;
  std::string text;  ///< the answer in words
};
BOOST_DESCRIBE_STRUCT(AdviceView, (),
                      (vehicle_name, from, granted, drawn, given_back, expired, refused, need, packs, packs_cost,
                       plan_cost, cheaper, saving, text))

}  // namespace podpora::escalation

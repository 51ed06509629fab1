#include "features/escalation/plan_store.h"

#include "platform/http/json.h"

#include <algorithm>

namespace podpora::escalation {

namespace {

constexpr storage::Query kCases{"service_request.sent_since", R"(
  select id, ticket_id, vehicle, facts from service_request
  where desk_id = :desk and sent_at >= :since order by sent_at desc, id desc limit :limit)"};

constexpr storage::Query kExhausted{"service_request.decided_while_exhausted", R"(
  select decision from service_request
  where desk_id = :desk and sent_at >= :since and decision like '%"exhausted"%'
  order by sent_at desc, id desc limit :limit)"};

bool has_code(http::Json const& verdict, std::string_view code) {
  auto const* reasons = verdict.find("reasons");
  auto const* list = reasons ? reasons->as<http::Json::List>() : nullptr;
  return list && std::ranges::any_of(*list, [&](http::Json const& reason) {
           auto const* found = reason.find("code");
           return found && *found == http::Json(code);
         });
}

/// True when the stored decision refuses the vehicle because nothing is left.
bool lacks(std::string const& decision, std::string const& vehicle) {
  auto const parsed = http::parse_json(decision);
  if (parsed.has_error()) return false;
  auto const* vehicles = parsed.value().find("vehicles");
  auto const* list = vehicles ? vehicles->as<http::Json::List>() : nullptr;
  return list && std::ranges::any_of(*list, [&](http::Json const& verdict) {
           auto const* code = verdict.find("vehicle");
           return code && *code == http::Json(vehicle) && has_code(verdict, "exhausted");
         });
}

}  // namespace

std::vector<PastCase> cases_since(storage::Transaction& tx, DeskId desk, Time since, int limit) {
  return tx.all<PastCase>(kCases, {{"desk", desk}, {"since", since}, {"limit", limit}});
}

std::int64_t refused_for_lack(storage::Transaction& tx, DeskId desk, std::string const& vehicle, Time since,
                              int limit) {
  auto const decisions = tx.all<std::string>(kExhausted, {{"desk", desk}, {"since", since}, {"limit", limit}});
  return std::ranges::count_if(decisions, [&](std::string const& decision) { return lacks(decision, vehicle); });
}

}  // namespace podpora::escalation

#pragma once

#include "features/queue/list_tickets.h"
#include "platform/http/wire.h"

#include <boost/describe/class.hpp>

namespace podpora::queue {

struct ListQuery {
  std::optional<std::string> state;     ///< a ticket state, or `open` for everything not resolved or closed
  std::optional<std::string> assignee;  ///< `me`, `none`, or an agent's id
  std::optional<customers::CustomerId> customer;
  std::optional<std::string> text;
  std::optional<Order> order;  ///< `updated`, the last touched first, or `due`: only what is not done
  std::optional<std::string> cursor;
  std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(ListQuery, (), (state, assignee, customer, text, order, cursor, limit))
inline std::vector<http::FieldLimit> wire_limits(ListQuery const*) {
  return {{"limit", {.min = 1, .max = 100}}, {"text", {.min = std::nullopt, .max = 200}}};
}

}  // namespace podpora::queue

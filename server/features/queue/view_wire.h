#pragma once

#include "features/queue/view.h"
#include "platform/http/wire.h"

namespace podpora::queue {

/// A view as the queue lists it.
struct ViewRow {
  std::string key;   ///< the code of a view that every desk has, or an id
  std::string name;  ///< empty for a view that every desk has: its code names it
  std::string query;
  bool is_default{false};
  bool is_shared{false};
  bool is_own{false};
  std::int64_t revision{0};  ///< for `If-Match`
};
BOOST_DESCRIBE_STRUCT(ViewRow, (), (key, name, query, is_default, is_shared, is_own, revision))

struct Views {
  std::vector<ViewRow> items;  ///< in the person's order
};
BOOST_DESCRIBE_STRUCT(Views, (), (items))

struct ViewCount {
  std::string key;
  std::optional<std::int64_t> count;  ///< absent where finished tickets are asked for, or the search no longer holds
  bool is_more{false};                ///< there are more than that
};
BOOST_DESCRIBE_STRUCT(ViewCount, (), (key, count, is_more))

struct ViewCounts {
  std::vector<ViewCount> items;
};
BOOST_DESCRIBE_STRUCT(ViewCounts, (), (items))

struct ViewRequest {
  std::string name;
  std::string query;
  std::optional<bool> shared;
};
BOOST_DESCRIBE_STRUCT(ViewRequest, (), (name, query, shared))
inline std::vector<http::FieldLimit> wire_limits(ViewRequest const*) {
  return {{"name", {.min = 1, .max = 60}}, {"query", {.min = std::nullopt, .max = 500}}};
}

struct ViewOrder {
  std::vector<std::string> keys;
};
BOOST_DESCRIBE_STRUCT(ViewOrder, (), (keys))
inline std::vector<http::FieldLimit> wire_limits(ViewOrder const*) {
  return {{"keys", {.min = std::nullopt, .max = 200}}};
}

}  // namespace podpora::queue

#pragma once

#include "platform/http/route.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::http {

/// What a method and path lead to.
struct RouteMatch {
  Route const* route{nullptr};              ///< null: no route, or not with this method
  std::map<std::string, std::string> path;  ///< what stands for `{id}`
  std::string allow;                        ///< methods of the path, when it has any: `GET, HEAD, POST`
};

/// Finds routes. Literal segments go before parameters, from left to right; HEAD takes the route of GET.
class RouteTable {
 public:
  /// The routes outlive the table.
  explicit RouteTable(Routes const& routes);

  RouteMatch find(std::string_view method, std::string_view path) const;

 private:
  struct Entry {
    std::vector<std::string> segments;
    std::string rank;  ///< `0` for a literal, `1` for a parameter
    Route const* route;
  };
  std::vector<Entry> entries_;
};

}  // namespace podpora::http

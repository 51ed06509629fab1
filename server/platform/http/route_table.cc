#include "platform/http/route_table.h"

#include <algorithm>
#include <set>

namespace podpora::http {
namespace {

std::vector<std::string> segments_of(std::string_view path) {
  std::vector<std::string> segments;
  while (!path.empty()) {
    path.remove_prefix(1);
    auto const stop = std::min(path.find('/'), path.size());
    segments.emplace_back(path.substr(0, stop));
    path.remove_prefix(stop);
  }
  return segments;
}

bool is_parameter(std::string const& segment) {
  return segment.size() > 2 && segment.front() == '{';
}

bool fits(std::vector<std::string> const& pattern, std::vector<std::string> const& path) {
  return std::equal(pattern.begin(), pattern.end(), path.begin(), path.end(),
                    [](auto const& p, auto const& s) { return is_parameter(p) ? !s.empty() : p == s; });
}

}  // namespace

RouteTable::RouteTable(Routes const& routes) {
  for (Route const& route : routes.all()) {
    Entry entry{segments_of(route.path), {}, &route};
    for (std::string const& segment : entry.segments) entry.rank += is_parameter(segment) ? '1' : '0';
    entries_.push_back(std::move(entry));
  }
  std::stable_sort(entries_.begin(), entries_.end(), [](Entry const& a, Entry const& b) { return a.rank < b.rank; });
}

RouteMatch RouteTable::find(std::string_view method, std::string_view path) const {
  RouteMatch match;
  auto const segments = segments_of(path);
  auto const wanted = method == "HEAD" ? "GET" : method;
  std::set<std::string> methods;
  Entry const* first = nullptr;
  for (Entry const& entry : entries_) {
    if (!fits(entry.segments, segments)) continue;
    // Another pattern that fits too is another resource: only the first one counts.
    if (first != nullptr && entry.segments != first->segments) continue;
    first = &entry;
    methods.insert(entry.route->method);
    if (entry.route->method != wanted) continue;
    match.route = entry.route;
    for (std::size_t i = 0; i < segments.size(); ++i) {
      auto const& name = entry.segments[i];
      if (is_parameter(name)) match.path[name.substr(1, name.size() - 2)] = segments[i];
    }
  }
  if (methods.contains("GET")) methods.insert("HEAD");
  for (std::string const& name : methods) match.allow += (match.allow.empty() ? "" : ", ") + name;
  return match;
}

}  // namespace podpora::http

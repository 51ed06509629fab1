#include "platform/http/route.h"

#include <algorithm>
#include <stdexcept>

namespace podpora::http {

void Routes::add(Route route) {
  auto const same = [&](Route const& other) {
    return other.name == route.name || (other.method == route.method && other.path == route.path);
  };
  if (std::any_of(routes_.begin(), routes_.end(), same)) throw std::logic_error("route is there twice: " + route.name);
  routes_.push_back(std::move(route));
}

}  // namespace podpora::http

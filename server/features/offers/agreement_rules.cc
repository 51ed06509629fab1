#include "features/offers/agreement_rules.h"

#include <algorithm>
#include <sstream>
#include <tuple>

namespace podpora::offers {

bool covers(Agreement const& agreement, std::string const& service) {
  if (agreement.services.empty()) return true;
  auto const named = split_services(agreement.services);
  return std::ranges::find(named, service) != named.end();
}

Agreement const* ruling_agreement(std::vector<Agreement> const& in_force, std::string const& service) {
  auto const weight = [](Agreement const& agreement) {
    return std::tuple{agreement.customer_id.has_value(), agreement.precedence, !agreement.services.empty(),
                      agreement.valid_from, agreement.id.value};
  };
  Agreement const* best = nullptr;
  for (auto const& agreement : in_force) {
    if (!covers(agreement, service)) continue;
    if (best == nullptr || weight(agreement) > weight(*best)) best = &agreement;
  }
  return best;
}

std::string join_services(std::vector<std::string> const& services) {
  std::string all;
  for (auto const& service : services) all += (all.empty() ? "" : " ") + service;
  return all;
}

std::vector<std::string> split_services(std::string const& services) {
  std::istringstream words(services);
  std::vector<std::string> all;
  for (std::string word; words >> word;) all.push_back(word);
  return all;
}

}  // namespace podpora::offers

#pragma once

#include <cstdint>
#include <string>

namespace podpora {

/// An amount in the currency's minor unit (ISO 4217): 120000 CZK is 1 200,00 Kč.
struct Money {
  std::int64_t minor{0};
  std::string currency;

  bool operator==(Money const&) const = default;
};

}  // namespace podpora

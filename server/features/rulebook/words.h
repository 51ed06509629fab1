#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>

namespace podpora {

// The words of a request that rule packs, offers, tickets and routing share.

enum class Kind : std::uint8_t { kBilling, kSubscription, kTechnical };
BOOST_DESCRIBE_ENUM(Kind, kBilling, kSubscription, kTechnical)

enum class Nature : std::uint8_t { kQuestion, kBreakFix, kOutage, kBug, kAdvisory, kVulnerability };
BOOST_DESCRIBE_ENUM(Nature, kQuestion, kBreakFix, kOutage, kBug, kAdvisory, kVulnerability)

/// A critical, B moderate, C minimal impact.
enum class Severity : std::uint8_t { kA, kB, kC };
BOOST_DESCRIBE_ENUM(Severity, kA, kB, kC)

}  // namespace podpora

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::rulebook {

/// The subjects that a scope takes, as bits: a list that does not restrict has every bit.
struct ScopeBits {
  std::uint64_t words{~std::uint64_t{0}};  ///< kinds, natures, roles, clouds, tenants and severities side by side
  std::uint64_t services{~std::uint64_t{0}};
  std::uint64_t areas{~std::uint64_t{0}};
  std::uint64_t languages{~std::uint64_t{0}};
  std::uint64_t versions{~std::uint64_t{0}};
  bool exact{true};  ///< false: texts share bits, so the lists must be looked at as well
};

/// Numbers the texts of one kind that an edition's scopes name.
struct TextBits {
  std::vector<std::string> texts;

  /// Its bit; that of all others when no scope names it.
  std::uint64_t of(std::string_view text) const;
  /// False when several texts share the bit.
  bool is_exact(std::string_view text) const;
};

/// What is about a vehicle, as places in the edition's lists.
struct VehicleIndex {
  ScopeBits scope;
  std::uint64_t memberships{0};
  std::string memberships_text;  ///< with commas, for reasons
  std::string versions_text;
  std::vector<std::uint32_t> refusals, accesses, responses, costs, required_fields;
};

/// An edition's scopes as bits and its facts by vehicle, so that a decision compares no texts. Places, not pointers: an
/// edition may be copied and moved.
struct EditionIndex {
  TextBits services, areas, languages, versions, memberships;
  std::vector<ScopeBits> boundaries, refusals, accesses, responses, costs, detours, packet_fields, runbooks;
  std::vector<std::uint64_t> excused;  ///< of each refusal: memberships that lift it
  std::vector<VehicleIndex> vehicles;  ///< in the order of the edition's
  bool memberships_exact{true};        ///< false: memberships share bits, so their lists must be looked at
};

}  // namespace podpora::rulebook

#include "features/rulebook/index_edition.h"

#include <algorithm>

namespace podpora::rulebook {

namespace {

/// Texts beyond this many share the bit of `kShared`; what no scope names has `kOther`.
constexpr std::size_t kShared = 62;
constexpr std::uint64_t kOther = std::uint64_t{1} << 63;

// Where each enum begins in the word.
constexpr unsigned kKinds = 0;
constexpr unsigned kNatures = 8;
constexpr unsigned kRoles = 24;
constexpr unsigned kClouds = 32;
constexpr unsigned kTenants = 40;
constexpr unsigned kSeverities = 48;

template <class E>
std::uint64_t bit(E value, unsigned begin) {
  return std::uint64_t{1} << (begin + static_cast<unsigned>(value));
}

/// All bits of the field when the list is empty, else those of its values.
template <class E>
std::uint64_t field(std::vector<E> const& list, unsigned begin, unsigned width) {
  if (list.empty()) return ((std::uint64_t{1} << width) - 1) << begin;
  std::uint64_t bits = 0;
  for (auto const value : list) bits |= bit(value, begin);
  return bits;
}

std::uint64_t mask(TextBits const& texts, std::vector<std::string> const& list, bool& exact) {
  if (list.empty()) return ~std::uint64_t{0};
  std::uint64_t bits = 0;
  for (auto const& text : list) {
    bits |= texts.of(text);
    exact = exact && texts.is_exact(text);
  }
  return bits;
}

void add(TextBits& texts, std::vector<std::string> const& list) {
  for (auto const& text : list) {
    if (std::find(texts.texts.begin(), texts.texts.end(), text) == texts.texts.end()) texts.texts.push_back(text);
  }
}

void add(EditionIndex& index, Scope const& scope) {
  add(index.services, scope.services);
  add(index.areas, scope.areas);
  add(index.languages, scope.languages);
  add(index.versions, scope.product_versions);
}

ScopeBits bits_of(EditionIndex const& index, Scope const& scope) {
  ScopeBits bits;
  bits.words = field(scope.kinds, kKinds, kNatures - kKinds) | field(scope.natures, kNatures, kRoles - kNatures) |
               field(scope.partner_roles, kRoles, kClouds - kRoles) | field(scope.clouds, kClouds, kTenants - kClouds) |
               field(scope.tenants, kTenants, kSeverities - kTenants) | field(scope.severities, kSeverities, 8);
  bits.services = mask(index.services, scope.services, bits.exact);
  bits.areas = mask(index.areas, scope.areas, bits.exact);
  bits.languages = mask(index.languages, scope.languages, bits.exact);
  bits.versions = mask(index.versions, scope.product_versions, bits.exact);
  return bits;
}

template <class List>
void collect(EditionIndex& index, List const& list) {
  for (auto const& fact : list) add(index, fact.scope);
}

template <class List>
std::vector<ScopeBits> bits_of_list(EditionIndex const& index, List const& list) {
  std::vector<ScopeBits> bits;
  for (auto const& fact : list) bits.push_back(bits_of(index, fact.scope));
  return bits;
}

std::string join(std::vector<std::string> const& list) {
  std::string text;
  for (auto const& item : list) text += (text.empty() ? "" : ", ") + item;
  return text;
}

/// Places of the facts that name the vehicle; `names` says which a fact names, none means all.
template <class List, class Names>
std::vector<std::uint32_t> places(List const& list, Names&& names) {
  std::vector<std::uint32_t> found;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (names(list[i])) found.push_back(static_cast<std::uint32_t>(i));
  }
  return found;
}

VehicleIndex index_vehicle(EditionIndex const& index, Rules const& rules, Vehicle const& vehicle) {
  auto const among = [&](auto const& fact) {
    return fact.vehicles.empty() ||
           std::find(fact.vehicles.begin(), fact.vehicles.end(), vehicle.code) != fact.vehicles.end();
  };
  auto const its = [&](auto const& fact) { return fact.vehicle == vehicle.code; };
  VehicleIndex made{.scope = bits_of(index, vehicle.scope),
                    .memberships_text = join(vehicle.memberships),
                    .versions_text = join(vehicle.scope.product_versions),
                    .refusals = places(rules.refusals, among),
                    .accesses = places(rules.accesses, among),
                    .responses = places(rules.responses, its),
                    .costs = places(rules.costs, its),
                    .required_fields = places(
                        rules.packet_fields, [&](PacketField const& field) { return field.required && among(field); })};
  for (auto const& code : vehicle.memberships) made.memberships |= index.memberships.of(code);
  return made;
}

}  // namespace

std::uint64_t TextBits::of(std::string_view text) const {
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i] == text) return std::uint64_t{1} << std::min(i, kShared);
  }
  return kOther;
}

bool TextBits::is_exact(std::string_view text) const {
  return texts.size() <= kShared || of(text) != std::uint64_t{1} << kShared;
}

EditionIndex index_of(Rules const& rules) {
  EditionIndex index;
  collect(index, rules.boundaries);
  collect(index, rules.vehicles);
  collect(index, rules.responses);
  collect(index, rules.costs);
  collect(index, rules.refusals);
  collect(index, rules.accesses);
  collect(index, rules.detours);
  collect(index, rules.packet_fields);
  collect(index, rules.runbooks);
  for (auto const& vehicle : rules.vehicles) add(index.memberships, vehicle.memberships);
  for (auto const& refusal : rules.refusals) add(index.memberships, refusal.unless_memberships);
  index.memberships_exact = index.memberships.texts.size() <= kShared;
  index.boundaries = bits_of_list(index, rules.boundaries);
  index.refusals = bits_of_list(index, rules.refusals);
  index.accesses = bits_of_list(index, rules.accesses);
  index.responses = bits_of_list(index, rules.responses);
  index.costs = bits_of_list(index, rules.costs);
  index.detours = bits_of_list(index, rules.detours);
  index.packet_fields = bits_of_list(index, rules.packet_fields);
  index.runbooks = bits_of_list(index, rules.runbooks);
  for (auto const& refusal : rules.refusals) {
    std::uint64_t excused = 0;
    for (auto const& code : refusal.unless_memberships) excused |= index.memberships.of(code);
    index.excused.push_back(excused);
  }
  for (auto const& vehicle : rules.vehicles) index.vehicles.push_back(index_vehicle(index, rules, vehicle));
  return index;
}

Matcher::Matcher(Edition const& edition, Subject const& subject) : subject_(subject) {
  auto const& index = edition.index;
  bits_.words = bit(subject.kind, kKinds) | bit(subject.nature, kNatures) | bit(subject.partner_role, kRoles) |
                bit(subject.cloud, kClouds) | bit(subject.tenant, kTenants) | bit(subject.severity, kSeverities);
  bits_.services = index.services.of(subject.service);
  bits_.areas = index.areas.of(subject.area);
  bits_.languages = index.languages.of(subject.language);
  bits_.versions = index.versions.of(subject.product_version);
}

}  // namespace podpora::rulebook

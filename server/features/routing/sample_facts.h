#pragma once

#include "features/routing/route.h"
#include "platform/base/enum_text.h"
#include "platform/base/random.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <memory>
#include <span>

// Facts of all kinds that hang together, made from the rulebook itself: for properties and for measuring speed.

namespace podpora::routing {

/// The same seed and rulebook give the same facts in the same order.
class SampleFacts {
 public:
  SampleFacts(rulebook::Rulebook const& rulebook, std::uint64_t seed)
      : rulebook_(rulebook), random_(make_seeded_random(seed)) {}

  Facts next() {
    auto const& pack = rulebook_.packs[one_of(rulebook_.packs.size())];
    auto const& edition = pack.editions[one_of(pack.editions.size())];
    Facts facts{.at = edition.from + std::chrono::minutes{one_of(100'000)}};
    auto const* in_force = edition_for(rulebook_, pack.all.services.front().code, facts.at);
    if (!in_force || in_force->rules.services.empty()) return next();
    facts.customer.cloud = any<customers::Cloud>();
    facts.customer.language = coin() ? "en" : "cs";
    add_request(*in_force, facts);
    add_desk(*in_force, pack, facts);
    if (coin()) {
      auto const roles = {"service_support_administrator", "directory_readers", "global_administrator"};
      facts.customer.delegated_access.push_back({*(roles.begin() + one_of(3)), facts.at + days(-100, 300)});
    }
    return facts;
  }

  HeldEntitlement entitlement(std::string id, rulebook::Pack const& pack, Time at) {
    auto const& vehicles = pack.all.vehicles;
    HeldEntitlement held{
        .id = std::move(id), .vehicle = vehicles[one_of(vehicles.size())].code, .valid_from = at + days(-400, 10)};
    if (coin()) held.valid_to = held.valid_from + days(1, 800);
    if (coin()) held.remaining = static_cast<double>(one_of(4));
    return held;
  }

  bool coin() { return one_of(2) == 1; }
  std::size_t one_of(std::size_t count) {
    if (next_ == drawn_.size()) {
      random_->fill(std::as_writable_bytes(std::span{drawn_}));
      next_ = 0;
    }
    return drawn_[next_++] % count;
  }

 private:
  template <class E>
  E any() {
    static auto const names = enum_names<E>();
    return *parse_enum<E>(names[one_of(names.size())]);
  }

  std::chrono::hours days(int from, int to) {
    return std::chrono::hours{24 * (from + static_cast<int>(one_of(static_cast<std::size_t>(to - from))))};
  }

  void add_request(rulebook::Edition const& edition, Facts& facts) {
    auto& request = facts.request;
    auto const& service = edition.rules.services[one_of(edition.rules.services.size())];
    request.service = service.code;
    if (service.track == rulebook::Track::kOnPremises) {
      auto const versions = {"", "n", "n-1", "older"};
      request.product_version = *(versions.begin() + one_of(4));
    }
    request.tenant = any<rulebook::Tenant>();
    request.kind = any<Kind>();
    request.nature = any<Nature>();
    auto const areas = {"", "", "quota", "tenant_lockout", "sla_credit", "transfer"};
    request.area = *(areas.begin() + one_of(areas.size()));
    request.severity = any<Severity>();
    for (auto const* check : {"service_health", "licence", "scope", "resource_health", "activity_log"}) {
      if (coin()) request.checks[check] = "clean";
    }
    for (auto const* field : {"title", "description", "severity", "business_impact", "contact_email", "started_at"}) {
      if (coin()) request.packet[field] = "anna@severka.example";
    }
  }

  void add_desk(rulebook::Edition const& edition, rulebook::Pack const& pack, Facts& facts) {
    auto& desk = facts.desk;
    auto indirect = true;
    for (auto const& cloud : edition.rules.clouds) {
      if (cloud.cloud == facts.customer.cloud) indirect = cloud.indirect_model;
    }
    if (indirect) desk.partner_role = any<rulebook::PartnerRole>();
    for (auto const& membership : pack.all.memberships) {
      if (coin()) desk.memberships.push_back(membership.code);
    }
    auto const held = one_of(5);
    for (std::size_t i = 0; i < held; ++i) {
      desk.entitlements.push_back(entitlement("ent_" + std::to_string(i), pack, facts.at));
    }
    if (one_of(4) == 0) {
      desk.delivery.push_back({.service = coin() ? "*" : facts.request.service,
                               .mode = coin() ? DeliveryMode::kOutsourced : DeliveryMode::kResold,
                               .to = "Daleko s.r.o."});
    }
    if (desk.partner_role == rulebook::PartnerRole::kIndirectReseller && coin()) desk.provider = "Velky a.s.";
  }

  rulebook::Rulebook const& rulebook_;
  std::unique_ptr<Random> random_;
  std::array<std::uint32_t, 1024> drawn_{};  ///< many at once: one draw costs a call
  std::size_t next_{1024};
};

}  // namespace podpora::routing

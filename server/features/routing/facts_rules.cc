#include "features/routing/facts_rules.h"

#include <algorithm>

namespace podpora::routing {

namespace {

class FactsChecker {
 public:
  FactsChecker(rulebook::Rulebook const& rulebook, Facts const& facts) : rulebook_(rulebook), facts_(facts) {}

  std::vector<FieldError> run() && {
    request();
    memberships();
    entitlements();
    delivery();
    partner();
    return std::move(errors_);
  }

 private:
  void add(std::string pointer, std::string code, TextArgs args = {}) {
    errors_.push_back({std::move(pointer), std::move(code), std::move(args)});
  }

  void request() {
    auto const& request = facts_.request;
    if (!knows_service(rulebook_, request.service)) {
      add("/request/service", "unknown-service", {{"value", request.service}});
      return;
    }
    edition_ = edition_for(rulebook_, request.service, facts_.at);
    if (!edition_) {
      add("/at", "before-first-rule", {{"value", to_rfc3339(facts_.at)}});
      return;
    }
    auto const* service = find_service(*edition_, request.service);
    if (!service) add("/request/service", "service-not-in-force", {{"value", request.service}});
    auto const& version = request.product_version;
    if (version.empty()) return;
    auto const& known = rulebook::product_versions();
    if (std::find(known.begin(), known.end(), version) == known.end()) {
      add("/request/product_version", "unknown-version", {{"value", version}});
    } else if (service && service->track != rulebook::Track::kOnPremises) {
      add("/request/product_version", "version-of-a-service", {{"value", version}});
    }
  }

  void memberships() {
    auto const& list = facts_.desk.memberships;
    for (std::size_t i = 0; i < list.size(); ++i) {
      if (!knows_membership(rulebook_, list[i])) {
        add("/desk/memberships/" + std::to_string(i), "unknown-membership", {{"value", list[i]}});
      }
    }
  }

  void entitlements() {
    auto const& list = facts_.desk.entitlements;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto const pointer = [&](char const* field) { return "/desk/entitlements/" + std::to_string(i) + field; };
      auto const& held = list[i];
      auto const same = [&](HeldEntitlement const& other) { return other.id == held.id; };
      if (held.id.empty()) {
        add(pointer("/id"), "required");
      } else if (std::any_of(list.begin(), list.begin() + static_cast<std::ptrdiff_t>(i), same)) {
        add(pointer("/id"), "twice", {{"value", held.id}});
      }
      if (!knows_vehicle(rulebook_, held.vehicle)) {
        add(pointer("/vehicle"), "unknown-vehicle", {{"value", held.vehicle}});
      }
      if (held.valid_to && *held.valid_to <= held.valid_from) add(pointer("/valid_to"), "ends-before-it-begins");
      if (held.remaining && !(*held.remaining >= 0)) add(pointer("/remaining"), "negative");
    }
  }

  void delivery() {
    auto const& list = facts_.desk.delivery;
    for (std::size_t i = 0; i < list.size(); ++i) {
      auto const pointer = [&](char const* field) { return "/desk/delivery/" + std::to_string(i) + field; };
      auto const& item = list[i];
      if (item.service != "*" && !knows_service(rulebook_, item.service)) {
        add(pointer("/service"), "unknown-service", {{"value", item.service}});
      }
      if (item.mode == DeliveryMode::kOwn && !item.to.empty()) add(pointer("/to"), "own-has-no-partner");
      if (item.mode != DeliveryMode::kOwn && item.to.empty()) add(pointer("/to"), "required");
      for (std::size_t j = 0; j < i; ++j) {
        if (list[j].service == item.service && list[j].kind == item.kind && list[j].calendar == item.calendar) {
          add(pointer(""), "twice", {{"value", item.service}});
        }
      }
    }
  }

  void partner() {
    using rulebook::PartnerRole;
    auto const role = facts_.desk.partner_role;
    if (!facts_.desk.provider.empty() && role != PartnerRole::kIndirectReseller) {
      add("/desk/provider", "provider-of-no-reseller", {{"role", to_text(role)}});
    }
    if (!edition_ || role == PartnerRole::kDirectBill) return;
    for (auto const& cloud : edition_->rules.clouds) {
      if (cloud.cloud == facts_.customer.cloud && !cloud.indirect_model) {
        add("/customer/cloud", "no-indirect-model", {{"cloud", to_text(cloud.cloud)}, {"role", to_text(role)}});
      }
    }
  }

  rulebook::Rulebook const& rulebook_;
  Facts const& facts_;
  rulebook::Edition const* edition_{nullptr};
  std::vector<FieldError> errors_;
};

}  // namespace

std::vector<FieldError> facts_errors(rulebook::Rulebook const& rulebook, Facts const& facts) {
  return FactsChecker(rulebook, facts).run();
}

}  // namespace podpora::routing

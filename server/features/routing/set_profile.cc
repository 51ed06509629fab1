#include "features/routing/profile_store.h"

#include <algorithm>

namespace podpora::routing {

namespace {

bool is_address(std::string const& text) {
  auto const at = text.find('@');
  return at != std::string::npos && at > 0 && at + 1 < text.size() && text.find(' ') == std::string::npos;
}

bool is_letters(std::string const& text, char first, char last) {
  return text.size() == 2 && std::ranges::all_of(text, [&](char c) { return c >= first && c <= last; });
}

}  // namespace

std::vector<FieldError> profile_faults(rulebook::Rulebook const& rulebook, Profile const& profile) {
  std::vector<FieldError> faults;
  auto const require = [&](bool good, std::string pointer, std::string code, TextArgs args = {}) {
    if (!good) faults.push_back({std::move(pointer), std::move(code), std::move(args)});
  };
  for (std::size_t i = 0; i < profile.memberships.size(); ++i) {
    auto const& code = profile.memberships[i];
    require(knows_membership(rulebook, code), "/memberships/" + std::to_string(i), "unknown-membership",
            {{"value", code}});
  }
  auto const reseller = profile.partner_role == rulebook::PartnerRole::kIndirectReseller;
  require(reseller || profile.provider_name.empty(), "/provider_name", "provider-of-no-reseller",
          {{"role", to_text(profile.partner_role)}});
  require(reseller || profile.provider_address.empty(), "/provider_address", "provider-of-no-reseller",
          {{"role", to_text(profile.partner_role)}});
  require(profile.provider_address.empty() || is_address(profile.provider_address), "/provider_address", "address");
  require(profile.contact_email.empty() || is_address(profile.contact_email), "/contact_email", "address");
  require(is_letters(profile.vendor_language, 'a', 'z'), "/vendor_language", "language");
  require(profile.country.empty() || is_letters(profile.country, 'A', 'Z'), "/country", "country");
  return faults;
}

void set_profile(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Profile const& profile) {
  replace_profile(tx, actor.desk, profile, context.clock.now());
  audit::record(tx, context, actor,
                {.kind = "desk.profile_set",
                 .subject = to_text(actor.desk),
                 .payload = R"({"partner_role":")" + to_text(profile.partner_role) + "\"}"});
}

}  // namespace podpora::routing

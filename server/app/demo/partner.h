#pragma once

#include "app/app.h"
#include "features/customers/customer.h"
#include "features/identity/desk.h"
#include "platform/tenancy/actor.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::app::demo {

/// Everybody of the fictional partner signs in with this. It exists only where the demo put it.
inline constexpr std::string_view kPassword = "severka-demo-2026";

/// Somebody who can sign in.
struct DemoPerson {
  std::string name;
  std::string email;
  std::string kind;  ///< `desk owner`, `helpdesk agent` …, `contact`
};

/// The demo partner, as far as the steps need to know it.
struct Partner {
  identity::Desk desk;
  std::vector<DemoPerson> people;
  customers::CustomerId bakery;
  customers::CustomerId clinic;
  customers::CustomerId foundry;
};

/// Whether the support offer is published already, or still to be published by whoever shows that.
enum class OfferState { kDraft, kPublished };

/// Makes a fictional Czech direct-bill partner by the use cases of the product: four agents, three customers with
/// what they hold, entitlements, delivery arrangements, calendars and the support offer. Throws std::logic_error when a
/// use case refuses.
Partner add_partner(App& app, OfferState offer);

}  // namespace podpora::app::demo

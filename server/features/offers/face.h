#pragma once

#include "features/customers/customer.h"
#include "features/offers/brand.h"

namespace podpora::offers {

/// As whom the desk faces a customer: its own name and looks, or those of the brand whose offer is agreed.
struct Face {
  identity::Desk desk;
  std::optional<Brand> brand;

  std::string const& name() const { return brand ? brand->name : desk.name; }
};

/// By the agreement in force with that customer at that time. The desk must be there.
Face face_of(storage::Transaction& tx, DeskId desk, std::optional<customers::CustomerId> customer, Time now);

}  // namespace podpora::offers

#pragma once

#include "features/billing/invoice.h"
#include "platform/storage/database.h"

namespace podpora::billing {

/// The documents as JSON; empty when nothing was set.
std::optional<std::string> find_seller(storage::Transaction& tx, DeskId desk);
std::optional<std::string> find_buyer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);
void put_seller(storage::Transaction& tx, DeskId desk, std::string const& content, Time now);
void put_buyer(storage::Transaction& tx, DeskId desk, customers::CustomerId customer, std::string const& content,
               Time now);

}  // namespace podpora::billing

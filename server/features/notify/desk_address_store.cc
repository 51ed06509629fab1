#include "features/notify/desk_address_store.h"

#include "platform/base/text.h"

namespace podpora::notify {

namespace {

constexpr storage::Query kDeskOfAddress{"mail_identity.desk_of_address", R"(
  select desk_id from mail_sender where address = :address or reply_base = :address
  order by created_at, desk_id limit 1)"};

}  // namespace

std::optional<DeskId> find_desk_by_address(storage::Transaction& tx, std::string const& address) {
  return tx.first<DeskId>(kDeskOfAddress, {{"address", address}});
}

Result<void> check_free(storage::Database& database, DeskId desk, std::string const& address) {
  auto const owner = database.read(storage::Scope::all_desks(),
                                   [&](auto& tx) { return find_desk_by_address(tx, ascii_lower(address)); });
  if (owner && *owner != desk) return invalid("/address", "address_taken");
  return {};
}

}  // namespace podpora::notify

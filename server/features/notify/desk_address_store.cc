#include "features/notify/desk_address_store.h"

namespace podpora::notify {

namespace {

constexpr storage::Query kDeskOfAddress{"mail_identity.desk_of_address", R"(
  select desk_id from mail_identity where address = :address order by created_at, desk_id limit 1)"};

}  // namespace

std::optional<DeskId> find_desk_by_address(storage::Transaction& tx, std::string const& address) {
  return tx.first<DeskId>(kDeskOfAddress, {{"address", address}});
}

}  // namespace podpora::notify

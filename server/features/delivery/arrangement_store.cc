#include "features/delivery/arrangement_store.h"

namespace podpora::delivery {

namespace {

constexpr storage::Query kList{"delivery.list", R"(
  select id, service, kind, calendar_id, mode, partner_name, partner_address, contract, contact_name, contact_phone,
         told, version
  from delivery_arrangement where desk_id = :desk and ended_at is null order by id)"};

constexpr storage::Query kFind{"delivery.find", R"(
  select id, service, kind, calendar_id, mode, partner_name, partner_address, contract, contact_name, contact_phone,
         told, version
  from delivery_arrangement where desk_id = :desk and id = :id and ended_at is null)"};

constexpr storage::Query kInsert{"delivery.insert", R"(
  insert into delivery_arrangement (desk_id, id, service, kind, calendar_id, mode, partner_name, partner_address,
                                    contract, contact_name, contact_phone, told, created_at)
  values (:desk, :id, :service, :kind, :calendar, :mode, :partner_name, :partner_address, :contract, :contact_name,
          :contact_phone, :told, :now))"};

constexpr storage::Query kUpdate{"delivery.update", R"(
  update delivery_arrangement set service = :service, kind = :kind, calendar_id = :calendar, mode = :mode,
         partner_name = :partner_name, partner_address = :partner_address, contract = :contract,
         contact_name = :contact_name, contact_phone = :contact_phone, told = :told, version = version + 1
  where desk_id = :desk and id = :id and version = :version and ended_at is null)"};

constexpr storage::Query kEnd{"delivery.end", R"(
  update delivery_arrangement set ended_at = :now, version = version + 1
  where desk_id = :desk and id = :id and ended_at is null)"};

std::vector<storage::Param> values_of(DeskId desk, Arrangement const& arrangement) {
  return {{"desk", desk},
          {"id", arrangement.id},
          {"service", arrangement.service},
          {"kind", arrangement.kind},
          {"calendar", arrangement.calendar_id},
          {"mode", arrangement.mode},
          {"partner_name", arrangement.partner_name},
          {"partner_address", arrangement.partner_address},
          {"contract", arrangement.contract},
          {"contact_name", arrangement.contact_name},
          {"contact_phone", arrangement.contact_phone},
          {"told", arrangement.told}};
}

}  // namespace

std::vector<Arrangement> arrangements_of(storage::Transaction& tx, DeskId desk) {
  return tx.all<Arrangement>(kList, {{"desk", desk}});
}

std::optional<Arrangement> find_arrangement(storage::Transaction& tx, DeskId desk, DeliveryId id) {
  return tx.first<Arrangement>(kFind, {{"desk", desk}, {"id", id}});
}

void insert_arrangement(storage::Transaction& tx, DeskId desk, Arrangement const& arrangement, Time now) {
  auto values = values_of(desk, arrangement);
  values.push_back({"now", now});
  tx.execute(kInsert, values);
}

bool update_arrangement(storage::Transaction& tx, DeskId desk, Arrangement const& arrangement) {
  auto values = values_of(desk, arrangement);
  values.push_back({"version", arrangement.version});
  return tx.execute(kUpdate, values) == 1;
}

bool store_end(storage::Transaction& tx, DeskId desk, DeliveryId id, Time now) {
  return tx.execute(kEnd, {{"desk", desk}, {"id", id}, {"now", now}}) == 1;
}

}  // namespace podpora::delivery

#include "features/notify/trust_store.h"

#include "platform/base/text.h"

#include <sstream>

namespace podpora::notify {

namespace {

constexpr storage::Query kServers{"mail_trust.find", R"(
  select servers from mail_trust where desk_id = :desk)"};

constexpr storage::Query kPutServers{"mail_trust.put", R"(
  insert into mail_trust (desk_id, servers, updated_at) values (:desk, :servers, :now)
  on conflict (desk_id) do update set servers = excluded.servers, updated_at = excluded.updated_at)"};

constexpr storage::Query kMark{"unreachable_address.mark", R"(
  insert into unreachable_address (desk_id, address, hard, status, reason, reports, since, last_at)
  values (:desk, :address, :hard, :status, :reason, 1, :now, :now)
  on conflict (desk_id, address) do update set
    hard = case when unreachable_address.hard = 1 then 1 else excluded.hard end,
    status = excluded.status, reason = excluded.reason,
    reports = unreachable_address.reports + 1, last_at = excluded.last_at)"};

constexpr storage::Query kClear{"unreachable_address.clear", R"(
  delete from unreachable_address where desk_id = :desk and address = :address)"};

constexpr storage::Query kFind{"unreachable_address.find", R"(
  select address, hard, status, reason, reports, since, last_at
  from unreachable_address where desk_id = :desk and address = :address)"};

}  // namespace

std::vector<std::string> trusted_servers(storage::Transaction& tx, DeskId desk) {
  std::istringstream words(tx.first<std::string>(kServers, {{"desk", desk}}).value_or(""));
  std::vector<std::string> servers;
  for (std::string word; words >> word;) servers.push_back(word);
  return servers;
}

void put_trusted_servers(storage::Transaction& tx, DeskId desk, std::vector<std::string> const& servers, Time now) {
  std::string joined;
  for (auto const& server : servers) joined += (joined.empty() ? "" : " ") + ascii_lower(server);
  tx.execute(kPutServers, {{"desk", desk}, {"servers", joined}, {"now", now}});
}

void mark_unreachable(storage::Transaction& tx, DeskId desk, UnreachableAddress const& report) {
  tx.execute(kMark, {{"desk", desk},
                     {"address", ascii_lower(report.address)},
                     {"hard", report.hard ? 1 : 0},
                     {"status", report.status},
                     {"reason", report.reason},
                     {"now", report.last_at}});
}

bool clear_unreachable(storage::Transaction& tx, DeskId desk, std::string const& address) {
  return tx.execute(kClear, {{"desk", desk}, {"address", ascii_lower(address)}}) == 1;
}

std::optional<UnreachableAddress> find_unreachable(storage::Transaction& tx, DeskId desk, std::string const& address) {
  return tx.first<UnreachableAddress>(kFind, {{"desk", desk}, {"address", ascii_lower(address)}});
}

}  // namespace podpora::notify

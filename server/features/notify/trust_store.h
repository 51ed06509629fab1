#pragma once

#include "platform/base/clock.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::notify {

/// The mail servers whose `Authentication-Results` the desk believes (authserv-id of RFC 8601, lower case); none until
/// a manager names them.
std::vector<std::string> trusted_servers(storage::Transaction& tx, DeskId desk);
void put_trusted_servers(storage::Transaction& tx, DeskId desk, std::vector<std::string> const& servers, Time now);

/// An address that mail did not reach.
struct UnreachableAddress {
  std::string address;  ///< lower case
  bool hard{false};     ///< nothing will ever reach it
  std::string status;   ///< `5.1.1`; may be empty
  std::string reason;   ///< of mail::ReportedRecipient
  std::int64_t reports{1};
  Time since;    ///< of the first report
  Time last_at;  ///< of the latest
};
BOOST_DESCRIBE_STRUCT(UnreachableAddress, (), (address, hard, status, reason, reports, since, last_at))

/// Adds one report; `since` of the first stays, and hard stays hard.
void mark_unreachable(storage::Transaction& tx, DeskId desk, UnreachableAddress const& report);
/// The address works after all: somebody wrote from it, or says so. False when it was not marked.
bool clear_unreachable(storage::Transaction& tx, DeskId desk, std::string const& address);
std::optional<UnreachableAddress> find_unreachable(storage::Transaction& tx, DeskId desk, std::string const& address);

}  // namespace podpora::notify

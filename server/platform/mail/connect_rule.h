#pragma once

#include <functional>
#include <sys/socket.h>

namespace podpora::mail {

/// Which addresses a connection may go to; asked for the very address that is connected to, so that a name which
/// resolves differently a moment later gains nothing. Empty: any.
using ConnectRule = std::function<bool(sockaddr const&)>;

/// What a person is told whose server has another address.
inline constexpr char const* kNotAllowed =
    "the server's address is not a public one; mail.private_networks names the private networks that may be used";

/// Opens libcurl's sockets by the rule, and knows whether it refused one. Outlives the connection's beginning.
struct GuardedSockets {
  ConnectRule const& rule;
  bool refused{false};
};

/// Has the handle (a CURL) open its sockets through these; without a rule it is left alone.
void guard_sockets(void* curl, GuardedSockets& sockets);

}  // namespace podpora::mail

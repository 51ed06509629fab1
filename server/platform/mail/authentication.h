#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace podpora::mail {

/// What a mail server found out about a sender, from one `Authentication-Results` field (RFC 8601). Anybody can write
/// such a field: whether its server is believed is the desk's to say.
struct AuthenticationResult {
  std::string server;       ///< authserv-id, lower case
  std::string dmarc;        ///< result of method `dmarc`, lower case (`pass`, `fail`, `none` …); empty when not tried
  std::string from_domain;  ///< `header.from` of that method, lower case; empty when not stated

  bool operator==(AuthenticationResult const&) const = default;
};

/// Reads one field's value; an empty server when it is none. Linear; comments and quoting as RFC 8601 section 2.2.
AuthenticationResult read_authentication_results(std::string_view value);

}  // namespace podpora::mail

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace podpora::mail {

/// The TXT records of a name, each joined from its strings; none when the name has none; nothing when nobody answered.
using TxtLookup = std::function<std::optional<std::vector<std::string>>(std::string const& name)>;

/// By the machine's resolver (resolv.conf).
std::optional<std::vector<std::string>> look_up_txt(std::string const& name);

/// One thing that receivers look at before they believe a sender's domain. An empty `problem` is good; `problem` says
/// what to do. Where nobody answered, `detail` says so and it is no problem of the domain's.
struct SenderFinding {
  std::string name;    ///< `SPF severka.cz`
  std::string detail;  ///< the record
  std::string problem;
};

/// SPF (RFC 7208), DKIM (RFC 6376; only where a selector is given, else it is said that none was) and DMARC (RFC 7489)
/// of a domain that we send from. A domain that is reserved for examples and tests (RFC 2606) is not looked up.
std::vector<SenderFinding> check_sender_domain(std::string const& domain, std::string const& selector,
                                               TxtLookup const& look_up);

}  // namespace podpora::mail

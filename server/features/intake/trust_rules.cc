#include "features/intake/trust_rules.h"

#include "features/intake/filing_rules.h"
#include "platform/base/text.h"

#include <algorithm>

namespace podpora::intake {

Dmarc dmarc_of(mail::ParsedMail const& mail, std::vector<std::string> const& servers) {
  auto const believed = [&](mail::AuthenticationResult const& one) {
    return std::ranges::find(servers, one.server) != servers.end();
  };
  auto const found = std::ranges::find_if(mail.authentication, believed);
  if (found == mail.authentication.end() || mail.several_senders) return Dmarc::kNone;
  auto const domain = ascii_lower(domain_of(mail.from.address));
  if (domain.empty() || (!found->from_domain.empty() && found->from_domain != domain)) return Dmarc::kNone;
  if (found->dmarc == "pass") return Dmarc::kPass;
  return found->dmarc == "fail" ? Dmarc::kFail : Dmarc::kNone;
}

Verdict verdict_of(notify::TokenState token, Dmarc dmarc) {
  if (token == notify::TokenState::kRight) return dmarc == Dmarc::kFail ? Verdict::kNote : Verdict::kReply;
  return dmarc == Dmarc::kFail ? Verdict::kUnverifiedTicket : Verdict::kNewTicket;
}

Joining joining_of(notify::TokenState token, Dmarc dmarc, Named named) {
  bool const proved = token == notify::TokenState::kRight;
  if (!proved && dmarc != Dmarc::kPass) return Joining::kNobody;
  return named == Named::kColleague && dmarc != Dmarc::kFail ? Joining::kAdded : Joining::kPending;
}

}  // namespace podpora::intake

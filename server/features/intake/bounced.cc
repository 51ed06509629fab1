#include "features/intake/bounced.h"

#include "features/notify/notices.h"
#include "features/notify/trust_store.h"
#include "platform/base/text.h"
#include "platform/i18n/catalogue.h"

namespace podpora::intake {

std::vector<Bounced> bounced_of(mail::ParsedMail const& mail, std::string const& recipient) {
  std::vector<Bounced> out;
  if (mail.automatic != mail::Automatic::kBounce || recipient.empty()) return out;
  for (auto const& one : mail.reported) {
    if (one.reason == "delivered") continue;
    // A mail of ours goes to one recipient. A report that names another one names where it was passed on to.
    bool const named = ascii_lower(one.address) == ascii_lower(recipient);
    if (named || mail.reported.size() == 1) return {{recipient, one}};
  }
  return out;
}

std::string note_bounced(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                         mail::ParsedMail const& mail, std::string const& language) {
  auto const now = context.clock.now();
  auto const sent = notify::find_mail_by_message_id(tx, desk, mail.reported_message_id);
  std::string note;
  for (auto const& one : bounced_of(mail, sent ? sent->recipient : std::string{})) {
    notify::mark_unreachable(tx, desk,
                             {.address = one.address,
                              .hard = one.report.hard,
                              .status = one.report.status,
                              .reason = one.report.reason,
                              .since = now,
                              .last_at = now});
    auto const reason = i18n::text(language, "bounce.reason." + one.report.reason);
    auto const codes = one.report.status.empty() ? one.report.reply_code : one.report.status;
    auto const detail = codes.empty() ? reason : reason + " (" + codes + ")";
    note += i18n::text(language, one.report.hard ? "bounce.hard" : "bounce.soft",
                       {{"address", one.address}, {"reason", detail}}) +
            "\n\n";
    // Mail that is late may still arrive.
    bool const lost = one.report.hard || codes.starts_with('5') || one.report.reason == "expired";
    if (!sent || !lost) continue;
    [[maybe_unused]] auto const told = notify::tell_author(tx, context, desk, *sent, detail);
  }
  return note;
}

}  // namespace podpora::intake

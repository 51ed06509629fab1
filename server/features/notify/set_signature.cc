#include "features/notify/notify.h"
#include "features/notify/sender_store.h"
#include "features/notify/template_rules.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::notify {

namespace {

constexpr std::size_t kBodyMax = 2000;
constexpr char const* kUsual = "{agent}\n{desk}";

}  // namespace

Result<void> set_signature(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId sender,
                           std::string const& language, std::string const& body) {
  auto const pointer = "/signatures/" + language;
  auto const& known = i18n::languages();
  if (std::ranges::find(known, language) == known.end()) return invalid(pointer, "language");
  if (body.size() > kBodyMax) return invalid(pointer, "too-long", {{"max", std::int64_t{kBodyMax}}});
  TRY(check_fields(body, {"agent", "desk"}, pointer));
  put_signature(tx, actor.desk, sender, language, body);
  audit::record(tx, context, actor, {.kind = "mail_signature.set", .subject = to_text(actor.desk)});
  return {};
}

std::string signature_of(storage::Transaction& tx, DeskId desk, MailIdentity const& identity,
                         std::string const& language, std::string const& agent) {
  auto const body = find_signature(tx, desk, identity.sender_id, language).value_or(kUsual);
  return fill_in(body, {{"agent", agent}, {"desk", identity.display_name}});
}

}  // namespace podpora::notify

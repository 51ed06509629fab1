#include "features/notify/notify.h"
#include "platform/base/text.h"

namespace podpora::notify {

namespace {

constexpr std::size_t kNameMax = 200;

/// A local part is at most 64 bytes (RFC 5321 section 4.5.3.1.1), and the reply token takes 41 of them.
constexpr std::size_t kLocalPartMax = 23;

}  // namespace

Result<void> set_identity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          std::string const& address, std::string const& display_name) {
  auto const at = address.find('@');
  if (!mail::is_sendable_address(address)) return invalid("/address", "address");
  if (at > kLocalPartMax || address.find('+') < at) return invalid("/address", "address_too_long");
  if (display_name.empty()) return invalid("/display_name", "required");
  if (display_name.size() > kNameMax) return invalid("/display_name", "too-long", {{"max", std::int64_t{kNameMax}}});
  auto const existing = find_identity(tx, actor.desk);
  put_identity(tx, actor.desk,
               {.address = ascii_lower(address),
                .display_name = display_name,
                .signing_key = existing ? existing->signing_key : random_token(context.random)},
               context.clock.now());
  audit::record(tx, context, actor, {.kind = "mail_identity.set", .subject = to_text(actor.desk)});
  return {};
}

}  // namespace podpora::notify

#include "app/app.h"
#include "app/commands/commands.h"
#include "features/identity/desk.h"
#include "features/notify/thread_store.h"
#include "platform/base/random.h"
#include "platform/i18n/catalogue.h"

#include <iostream>

namespace podpora::app {

namespace {

/// Who a desk is in mail; of the first that has an address.
std::optional<mail::Address> desk_address(storage::Database& database) {
  auto const desks = database.read(storage::Scope::all_desks(), [](auto& tx) { return identity::all_desks(tx); });
  for (auto const& desk : desks) {
    auto const own =
        database.read(storage::Scope::of(desk.id), [&](auto& tx) { return notify::find_identity(tx, desk.id); });
    if (own) return mail::Address{own->address, own->display_name};
  }
  return std::nullopt;
}

int exit_code(mail::SendStatus status) {
  switch (status) {
    case mail::SendStatus::kSent:
      return kExitOk;
    case mail::SendStatus::kTemporary:
      return kExitTemporary;
    case mail::SendStatus::kPermanent:
      break;
  }
  return kExitRefused;
}

}  // namespace

int send_test_mail(Config const& config, TestSendOptions const& options) {
  auto const settings = app_options(config);
  Outside outside(settings);
  auto const ports = outside.ports();
  auto const from = options.from.empty() ? desk_address(ports.database) : mail::Address{options.from, ""};
  if (!from || !mail::is_sendable_address(from->address)) {
    std::cerr << "podpora: --from: " << i18n::text("en", from ? "field.address" : "problem.mail-identity-missing")
              << "\n";
    return kExitUsage;
  }
  if (!mail::is_sendable_address(options.to)) {
    std::cerr << "podpora: --to: " << i18n::text("en", "field.address") << "\n";
    return kExitUsage;
  }
  auto const domain = from->address.substr(from->address.rfind('@') + 1);
  auto const bytes = mail::compose({.message_id = random_token(outside.random()) + "@" + domain,
                                    .date = ports.clock.now(),
                                    .from = *from,
                                    .reply_to = {},
                                    .to = {options.to, ""},
                                    .cc = {},
                                    .subject = i18n::text("en", "cli.mail.test_subject"),
                                    .text = i18n::text("en", "cli.mail.test_body"),
                                    .html = "",
                                    .in_reply_to = {},
                                    .references = {},
                                    .automatic = true,
                                    .attachments = {}});
  auto const result = ports.transport.send(from->address, options.to, bytes);
  auto const where = settings.smtp_url.empty() ? (settings.data / "outbox").string() : settings.smtp_url;
  auto const outcome = result.status == mail::SendStatus::kSent        ? "sent"
                       : result.status == mail::SendStatus::kTemporary ? "not sent, may work later"
                                                                       : "refused";
  (result.status == mail::SendStatus::kSent ? std::cout : std::cerr)
      << outcome << ": " << from->address << " -> " << options.to << " by " << where << ": " << result.detail << "\n";
  return exit_code(result.status);
}

}  // namespace podpora::app

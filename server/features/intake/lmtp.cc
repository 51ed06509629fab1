#include "features/intake/lmtp.h"

namespace podpora::intake {

mail::LmtpHandler lmtp_handler(Context const& context, std::function<void()> stored) {
  return {.find = [&context](std::string const& address) -> std::optional<std::int64_t> {
            auto const desk = context.database.read(storage::Scope::all_desks(),
                                                    [&](auto& tx) { return find_desk_of_recipient(tx, address); });
            if (!desk) return std::nullopt;
            return desk->value;
          },
          .store =
              [&context, stored = std::move(stored)](mail::LmtpMail const& mail) {
                store_mail(context, DeskId{mail.group}, mail.bytes,
                           {.way = Way::kLmtp, .sender = mail.sender, .recipients = mail.recipients});
                stored();
              }};
}

}  // namespace podpora::intake

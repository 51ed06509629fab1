#include "features/notify/send_invitation.h"

#include "features/identity/desk.h"
#include "features/notify/queue_mail.h"
#include "platform/i18n/catalogue.h"

namespace podpora::notify {

Result<OutboxId> send_invitation(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 identity::Invitation const& invitation, std::string const& url) {
  auto const desk = identity::find_desk(tx, actor.desk).value();
  TextArgs const args{
      {"desk", desk.name},
      {"inviter", actor.name},
      {"link", url},
      {"until", i18n::format_time(invitation.language, invitation.expires_at, desk.time_zone)},
  };
  return queue_mail(tx, context, actor,
                    {.purpose = Purpose::kWarning,
                     .thread = {},
                     .recipient = invitation.email,
                     .recipient_name = invitation.name,
                     .subject = i18n::text(invitation.language, "notify.invitation.subject", args),
                     .body = i18n::text(invitation.language, "notify.invitation.body", args),
                     .attachments = {}});
}

}  // namespace podpora::notify

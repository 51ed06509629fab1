#include "features/notify/notify.h"
#include "features/notify/sender_store.h"
#include "features/notify/senders.h"

namespace podpora::notify {

Result<void> set_identity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          std::string const& address, std::string const& display_name) {
  auto const existing = find_identity(tx, actor.desk);
  SenderDraft draft{
      .name = display_name, .address = address, .display_name = display_name, .reply_domain = {}, .signatures = {}};
  if (!existing) {
    TRY(add_sender(tx, context, actor, draft));
  } else {
    auto const before = find_sender(tx, actor.desk, existing->sender_id);
    if (before && before->name != before->display_name) draft.name = before->name;
    if (before && before->reply_base != before->address) {
      draft.reply_domain = before->reply_base.substr(before->reply_base.rfind('@') + 1);
    }
    TRY(change_sender(tx, context, actor, existing->sender_id, draft));
  }
  audit::record(tx, context, actor, {.kind = "mail_identity.set", .subject = to_text(actor.desk)});
  return {};
}

}  // namespace podpora::notify

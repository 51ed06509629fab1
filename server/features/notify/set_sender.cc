#include "features/notify/notify.h"
#include "features/notify/sender_store.h"
#include "features/notify/senders.h"
#include "platform/base/text.h"
#include "platform/http/json.h"

#include <algorithm>

namespace podpora::notify {

namespace {

constexpr std::size_t kNameMax = 200;

/// A local part is at most 64 bytes (RFC 5321 section 4.5.3.1.1), and the reply token takes 41 of them.
constexpr std::size_t kLocalPartMax = 23;

void record(storage::Transaction& tx, audit::Context const& context, Actor const& actor, std::string const& event,
            SenderId id) {
  audit::record(tx, context, actor,
                {.kind = event,
                 .subject = to_text(actor.desk),
                 .payload = http::write_json(http::Json::object().set("sender", to_text(id)))});
}

Result<void> check_words(SenderDraft const& draft) {
  if (draft.name.empty()) return invalid("/name", "required");
  if (draft.name.size() > kNameMax) return invalid("/name", "too-long", {{"max", std::int64_t{kNameMax}}});
  if (draft.display_name.empty()) return invalid("/display_name", "required");
  if (draft.display_name.size() > kNameMax)
    return invalid("/display_name", "too-long", {{"max", std::int64_t{kNameMax}}});
  return {};
}

/// Where answers go: the address itself, or the same name at the other domain.
Result<std::string> reply_base_of(SenderDraft const& draft) {
  auto const at = draft.address.find('@');
  if (!mail::is_sendable_address(draft.address)) return invalid("/address", "address");
  if (at > kLocalPartMax || draft.address.find('+') < at) return invalid("/address", "address_too_long");
  auto const address = ascii_lower(draft.address);
  if (draft.reply_domain.empty()) return address;
  auto base = address.substr(0, at + 1) + ascii_lower(draft.reply_domain);
  if (!mail::is_sendable_address(base)) return invalid("/reply_domain", "domain");
  return base;
}

Result<Sender> write(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId id,
                     SenderDraft const& draft) {
  TRY(check_words(draft));
  auto const base = TRY(reply_base_of(draft));
  Sender const sender{.id = id,
                      .name = draft.name,
                      .address = ascii_lower(draft.address),
                      .display_name = draft.display_name,
                      .reply_base = base};
  for (auto const& other : senders_of(tx, actor.desk)) {
    if (other.id != id && other.address == sender.address) return conflict("sender-address-taken");
  }
  put_sender(tx, actor.desk, sender, context.clock.now());
  for (auto const& [language, body] : draft.signatures) {
    TRY(set_signature(tx, context, actor, id, language, body));
  }
  record(tx, context, actor, "mail_sender.set", id);
  return sender;
}

}  // namespace

Result<Sender> add_sender(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                          SenderDraft const& draft) {
  auto sender = TRY(write(tx, context, actor, context.ids.make<SenderId>(), draft));
  auto const identity = find_identity(tx, actor.desk);
  if (!identity) put_identity(tx, actor.desk, sender, random_token(context.random), context.clock.now());
  return sender;
}

Result<Sender> change_sender(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId id,
                             SenderDraft const& draft) {
  if (!find_sender(tx, actor.desk, id)) return not_found("sender");
  auto sender = TRY(write(tx, context, actor, id, draft));
  auto const identity = find_identity(tx, actor.desk);
  if (identity && identity->sender_id == id) set_default_sender(tx, actor.desk, id);
  return sender;
}

Result<void> remove_sender(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId id) {
  if (!find_sender(tx, actor.desk, id)) return not_found("sender");
  auto const identity = find_identity(tx, actor.desk);
  if (identity && identity->sender_id == id) return conflict("sender-is-default");
  set_removed(tx, actor.desk, id, context.clock.now());
  record(tx, context, actor, "mail_sender.removed", id);
  return {};
}

Result<void> make_default(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SenderId id) {
  if (!find_sender(tx, actor.desk, id)) return not_found("sender");
  set_default_sender(tx, actor.desk, id);
  record(tx, context, actor, "mail_sender.made_default", id);
  return {};
}

Result<void> choose_sender(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId ticket, SenderId sender) {
  if (!tickets::find_ticket(tx, actor.desk, ticket)) return not_found("ticket");
  if (!find_sender(tx, actor.desk, sender)) return invalid("/sender_id", "unknown-reference");
  put_chosen_sender(tx, actor.desk, ticket, sender);
  audit::record(tx, context, actor,
                {.kind = "ticket.sender_chosen",
                 .subject = to_text(ticket),
                 .payload = http::write_json(http::Json::object().set("sender", to_text(sender)))});
  return {};
}

void choose_by_address(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket,
                       std::vector<std::string> const& addresses) {
  auto const senders = senders_of(tx, desk);
  if (senders.size() < 2) return;
  for (auto const& address : addresses) {
    auto const found = std::ranges::find_if(senders, [&](Sender const& one) { return is_address_of(one, address); });
    if (found == senders.end()) continue;
    auto const identity = find_identity(tx, desk);
    if (identity && identity->sender_id == found->id) return;
    return put_chosen_sender(tx, desk, ticket, found->id);
  }
}

}  // namespace podpora::notify

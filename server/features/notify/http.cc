#include "features/notify/http.h"

#include "features/notify/desk_address_store.h"
#include "features/notify/notify.h"
#include "features/notify/outbox_store.h"
#include "features/notify/sender_store.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::notify {

namespace {

MailView view_of(OutboxMail const& mail, Time now) {
  using std::chrono::milliseconds;
  bool const waits = mail.state == SendState::kQueued;
  auto const wait = std::chrono::ceil<milliseconds>(mail.send_after - now).count();
  return {.id = mail.id,
          .purpose = mail.purpose,
          .message_id = mail.message_ref,
          .recipient = mail.recipient,
          .state = mail.state,
          .attempts = mail.attempts,
          .last_error = mail.last_error,
          .wait_ms = waits ? std::max<std::int64_t>(0, wait) : 0,
          .can_undo = waits && mail.attempts == 0 && mail.message_ref.has_value(),
          .sent_at = mail.sent_at};
}

MailIdentityView identity_view(storage::Transaction& tx, DeskId desk) {
  MailIdentityView view;
  if (auto const identity = find_identity(tx, desk)) {
    view.address = identity->address;
    view.display_name = identity->display_name;
    for (auto const& language : i18n::languages()) {
      view.signatures[language] = find_signature(tx, desk, identity->sender_id, language).value_or("");
    }
  }
  return view;
}

}  // namespace

Result<http::Page<MailView>> Http::list(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<MailView>> {
    if (!tickets::find_ticket(tx, desk, id)) return not_found("ticket");
    http::Page<MailView> page;
    for (auto const& mail : mails_of_ticket(tx, desk, id)) {
      if (mail.purpose == Purpose::kTest) continue;
      page.items.push_back(view_of(mail, context_.audit.clock.now()));
    }
    return page;
  });
}

Result<UndoneView> Http::undo(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<tickets::MessageId>("id"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<UndoneView> {
    auto const message = TRY(undo_send(tx, context_, actor, id, withdrawn_));
    UndoneView view{.id = message.id, .body = message.body, .attachments = {}};
    for (auto& file : tickets::reuse_attachments(tx, context_.audit, actor, message)) {
      view.attachments.push_back({file.id, std::move(file.name), std::move(file.media_type), file.size});
    }
    return view;
  });
}

Result<http::NoContent> Http::send_again(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<OutboxId>("id"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(notify::send_again(tx, context_.audit, actor, id));
    return http::NoContent{};
  });
}

Result<MailIdentityView> Http::get_identity(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk),
                        [&](auto& tx) -> Result<MailIdentityView> { return identity_view(tx, desk); });
}

Result<MailIdentityView> Http::set_identity(http::Call const& call, MailIdentityView request) const {
  auto const& actor = call.actor;
  TRY(check_free(database_, actor.desk, request.address));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<MailIdentityView> {
    TRY(notify::set_identity(tx, context_.audit, actor, request.address, request.display_name));
    auto const sender = find_identity(tx, actor.desk).value().sender_id;
    for (auto const& [language, body] : request.signatures) {
      TRY(set_signature(tx, context_.audit, actor, sender, language, body));
    }
    return identity_view(tx, actor.desk);
  });
}

Result<UndoDelay> Http::get_undo_delay(http::Call const& call) const {
  return database_.read(storage::Scope::of(call.actor.desk),
                        [&](auto& tx) -> Result<UndoDelay> { return UndoDelay{undo_seconds(tx, call.actor)}; });
}

Result<UndoDelay> Http::set_undo_delay(http::Call const& call, UndoDelay request) const {
  return database_.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<UndoDelay> {
    TRY(set_undo_seconds(tx, call.actor, request.seconds));
    return UndoDelay{undo_seconds(tx, call.actor)};
  });
}

}  // namespace podpora::notify

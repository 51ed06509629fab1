#include "features/notify/sender_http.h"

#include "features/notify/sender_store.h"
#include "features/notify/senders.h"
#include "platform/i18n/catalogue.h"

namespace podpora::notify {

namespace {

SenderView view_of(storage::Transaction& tx, DeskId desk, Sender const& sender) {
  auto const identity = find_identity(tx, desk);
  SenderView view{.id = sender.id,
                  .name = sender.name,
                  .address = sender.address,
                  .display_name = sender.display_name,
                  .reply_domain = sender.reply_base.substr(sender.reply_base.rfind('@') + 1),
                  .is_default = identity && identity->sender_id == sender.id,
                  .signatures = {}};
  for (auto const& language : i18n::languages()) {
    view.signatures[language] = find_signature(tx, desk, sender.id, language).value_or("");
  }
  return view;
}

SenderDraft draft_of(SenderRequest request) {
  return {.name = std::move(request.name),
          .address = std::move(request.address),
          .display_name = std::move(request.display_name),
          .reply_domain = request.reply_domain.value_or(""),
          .signatures = std::move(request.signatures)};
}

}  // namespace

Result<http::Page<SenderView>> SenderHttp::list(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<SenderView>> {
    http::Page<SenderView> page;
    for (auto const& sender : senders_of(tx, desk)) page.items.push_back(view_of(tx, desk, sender));
    return page;
  });
}

Result<http::Created<SenderView>> SenderHttp::add(http::Call const& call, SenderRequest request) const {
  auto const& actor = call.actor;
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<SenderView>> {
    auto const sender = TRY(add_sender(tx, audit_, actor, draft_of(request)));
    return http::Created<SenderView>{"/api/v1/mail-senders/" + to_text(sender.id), view_of(tx, actor.desk, sender)};
  });
}

Result<SenderView> SenderHttp::change(http::Call const& call, SenderRequest request) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<SenderId>("id"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<SenderView> {
    return view_of(tx, actor.desk, TRY(change_sender(tx, audit_, actor, id, draft_of(request))));
  });
}

Result<http::NoContent> SenderHttp::remove(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<SenderId>("id"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(remove_sender(tx, audit_, actor, id));
    return http::NoContent{};
  });
}

Result<SenderView> SenderHttp::make_default(http::Call const& call) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<SenderId>("id"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<SenderView> {
    TRY(notify::make_default(tx, audit_, actor, id));
    return view_of(tx, actor.desk, find_sender(tx, actor.desk, id).value());
  });
}

Result<TicketSender> SenderHttp::of_ticket(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<TicketSender> {
    if (!tickets::find_ticket(tx, desk, id)) return not_found("ticket");
    auto const identity = identity_of_ticket(tx, desk, id);
    return TicketSender{identity ? std::optional{identity->sender_id} : std::nullopt};
  });
}

Result<TicketSender> SenderHttp::choose(http::Call const& call, SenderChoice request) const {
  auto const& actor = call.actor;
  auto const id = TRY(call.id<tickets::TicketId>("id"));
  return database_.write(storage::Scope::of(actor.desk), [&](auto& tx) -> Result<TicketSender> {
    TRY(choose_sender(tx, audit_, actor, id, request.sender_id));
    return TicketSender{request.sender_id};
  });
}

}  // namespace podpora::notify

#include "features/mailboxes/http.h"

#include "features/mailboxes/mailbox_store.h"

namespace podpora::mailboxes {

namespace {

Settings settings_of(MailboxRequest request) {
  auto const security = request.security.value_or(Security::kTls);
  return {.host = std::move(request.host),
          .port = request.port.value_or(security == Security::kTls ? 993 : 143),
          .security = security,
          .username = std::move(request.username),
          .sign_in = request.sign_in.value_or(SignIn::kPassword),
          .secret = request.secret.value_or(""),
          .refresh_token = request.refresh_token.value_or(""),
          .token_url = request.token_url.value_or(""),
          .client_id = request.client_id.value_or(""),
          .scope = request.scope.value_or(""),
          .folder = request.folder.value_or("INBOX"),
          .after_store = request.after_store.value_or(AfterStore::kMarkSeen),
          .move_to = request.move_to.value_or(""),
          .first_fetch = request.first_fetch.value_or(FirstFetch::kUnseen)};
}

/// Null is as good as empty for a text, and means nothing for the others.
template <class T>
void apply(http::Patch<T> const& patch, T& field) {
  if (patch.present()) field = patch.value;
}

Settings changed(Settings settings, ChangeMailboxRequest const& request) {
  apply(request.host, settings.host);
  apply(request.port, settings.port);
  apply(request.security, settings.security);
  apply(request.username, settings.username);
  apply(request.sign_in, settings.sign_in);
  apply(request.secret, settings.secret);
  apply(request.refresh_token, settings.refresh_token);
  apply(request.token_url, settings.token_url);
  apply(request.client_id, settings.client_id);
  apply(request.scope, settings.scope);
  apply(request.folder, settings.folder);
  apply(request.after_store, settings.after_store);
  apply(request.move_to, settings.move_to);
  apply(request.paused, settings.paused);
  return settings;
}

/// Another server, user or folder counts its messages in its own way.
bool is_elsewhere(Settings const& before, Settings const& after) {
  return before.host != after.host || before.port != after.port || before.username != after.username ||
         before.folder != after.folder;
}

Status status_of(Mailbox const& mailbox) {
  if (mailbox.settings.paused) return Status::kPaused;
  if (!mailbox.state.last_error.empty()) return Status::kFailing;
  return mailbox.state.last_fetch_at ? Status::kFetching : Status::kWaiting;
}

MailboxView view_of(Mailbox const& mailbox) {
  auto const& s = mailbox.settings;
  return {.id = mailbox.id,
          .host = s.host,
          .port = s.port,
          .security = s.security,
          .username = s.username,
          .sign_in = s.sign_in,
          .token_url = s.token_url,
          .client_id = s.client_id,
          .scope = s.scope,
          .folder = s.folder,
          .after_store = s.after_store,
          .move_to = s.move_to,
          .first_fetch = s.first_fetch,
          .status = status_of(mailbox),
          .last_fetch_at = mailbox.state.last_fetch_at,
          .last_error = mailbox.state.last_error,
          .last_error_at = mailbox.state.last_error_at,
          .backlog = mailbox.state.backlog,
          .fetched = mailbox.state.fetched,
          .version = mailbox.version};
}

void record(Context const& context, storage::Transaction& tx, Actor const& actor, std::string_view kind, MailboxId id) {
  audit::record(tx, context.intake.tickets.audit, actor, {.kind = kind, .subject = to_text(id)});
}

}  // namespace

Result<http::Page<MailboxView>> Http::list(http::Call const& call) const {
  auto const desk = call.actor.desk;
  http::Page<MailboxView> page;
  for (auto const& mailbox :
       context_.database.read(storage::Scope::of(desk), [&](auto& tx) { return list_mailboxes(tx, desk); })) {
    page.items.push_back(view_of(mailbox));
  }
  return page;
}

Result<http::Created<MailboxView>> Http::add(http::Call const& call, MailboxRequest request) const {
  auto const settings = settings_of(std::move(request));
  TRY(check_settings(settings));
  auto const& audit = context_.intake.tickets.audit;
  Mailbox const mailbox{
      .id = audit.ids.make<MailboxId>(), .settings = seal_secrets(context_, settings), .created_at = audit.clock.now()};
  context_.database.write(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    insert_mailbox(tx, call.actor.desk, mailbox);
    record(context_, tx, call.actor, "mailbox.added", mailbox.id);
  });
  return http::Created<MailboxView>{"/api/v1/mailboxes/" + to_text(mailbox.id), view_of(mailbox)};
}

Result<MailboxView> Http::change(http::Call const& call, ChangeMailboxRequest request) const {
  auto const id = TRY(call.id<MailboxId>("id"));
  auto const desk = call.actor.desk;
  return context_.database.write(storage::Scope::of(desk), [&](auto& tx) -> Result<MailboxView> {
    auto const before = find_mailbox(tx, desk, id);
    if (!before) return not_found("mailbox");
    auto const version = TRY(call.if_match());
    auto const open = open_secrets(context_, before->settings);
    auto const after = changed(open, request);
    TRY(check_settings(after));
    if (!update_settings(tx, desk, id, seal_secrets(context_, after), version))
      return Error{ErrorCode::kPreconditionFailed, "stale", {}, {}};
    if (is_elsewhere(open, after)) forget_progress(tx, desk, id);
    record(context_, tx, call.actor, "mailbox.changed", id);
    return view_of(find_mailbox(tx, desk, id).value());
  });
}

Result<http::NoContent> Http::remove(http::Call const& call) const {
  auto const id = TRY(call.id<MailboxId>("id"));
  return context_.database.write(storage::Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    if (!remove_mailbox(tx, call.actor.desk, id)) return not_found("mailbox");
    record(context_, tx, call.actor, "mailbox.removed", id);
    return http::NoContent{};
  });
}

Result<Trial> Http::try_new(http::Call const&, MailboxRequest request) const {
  auto const settings = settings_of(std::move(request));
  TRY(check_settings(settings));
  return try_settings(context_, settings);
}

Result<Trial> Http::try_stored(http::Call const& call) const {
  auto const id = TRY(call.id<MailboxId>("id"));
  auto const desk = call.actor.desk;
  auto const mailbox =
      context_.database.read(storage::Scope::of(desk), [&](auto& tx) { return find_mailbox(tx, desk, id); });
  if (!mailbox) return not_found("mailbox");
  return try_settings(context_, open_secrets(context_, mailbox->settings));
}

}  // namespace podpora::mailboxes

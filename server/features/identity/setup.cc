#include "features/identity/setup.h"

#include "features/identity/password.h"
#include "features/identity/session_store.h"
#include "platform/crypto/crypto.h"

namespace podpora::identity {

bool setup_needed(storage::Database& database) {
  return database.read(storage::Scope::all_desks(), [](auto& tx) { return all_desks(tx).empty(); });
}

std::optional<std::string> make_setup_token(storage::Database& database, audit::Context const& context) {
  auto const token = random_token(context.random);
  return database.write(storage::Scope::all_desks(), [&](auto& tx) -> std::optional<std::string> {
    if (!all_desks(tx).empty()) return std::nullopt;
    replace_setup_token(tx, crypto::hash_token(token), context.clock.now() + kSetupLife);
    return token;
  });
}

Result<NewDesk> make_desk_with_owner(storage::Transaction& tx, audit::Context const& context, Desk desk, Person owner) {
  auto made = TRY(add_desk(tx, context, std::move(desk)));
  owner.kind = PersonKind::kAgent;
  auto person = TRY(add_person(tx, context, system_actor(made.id), std::move(owner), {Role::kDeskOwner}));
  return NewDesk{std::move(made), std::move(person)};
}

Result<SignedIn> complete_setup(storage::Database& database, audit::Context const& context, Setup const& setup) {
  TRY(check_password(setup.password));
  auto const hash = crypto::hash_password(setup.password);
  return database.write(storage::Scope::all_desks(), [&](auto& tx) -> Result<SignedIn> {
    if (!all_desks(tx).empty()) return conflict("setup-done");
    if (!setup_token_valid(tx, crypto::hash_token(setup.token), context.clock.now())) {
      return Error{ErrorCode::kForbidden, "setup-token", {}, {}};
    }
    auto const made = TRY(make_desk_with_owner(
        tx, context,
        {.slug = setup.desk_slug, .name = setup.desk_name, .time_zone = setup.time_zone, .language = setup.language},
        {.name = setup.name, .email = setup.email, .language = setup.language, .password_hash = hash}));
    delete_setup_tokens(tx);
    return start_session(tx, context, made.desk.id, made.owner.id);
  });
}

}  // namespace podpora::identity

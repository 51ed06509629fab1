#include "features/identity/address.h"
#include "features/identity/invitation_store.h"
#include "features/identity/password.h"
#include "features/identity/person_store.h"
#include "platform/base/enum_text.h"
#include "platform/base/text.h"
#include "platform/crypto/crypto.h"

#include <algorithm>
#include <sstream>

namespace podpora::identity {

namespace {

Result<void> check(storage::Transaction& tx, DeskId desk, NewInvitation const& request, std::string const& email) {
  TRY(check_agent(request.name, request.language, request.roles));
  if (!is_address(email)) return invalid("/email", "address");
  if (find_person_by_email(tx, desk, email)) return conflict("email-taken", {{"email", email}});
  return {};
}

Result<Invitation> find_unused(storage::Transaction& tx, DeskId desk, InvitationId id) {
  auto const found = find_invitation_by_id(tx, desk, id);
  if (!found) return not_found("invitation");
  if (found->used_at) return conflict("link-used");
  return *found;
}

}  // namespace

std::string join_roles(std::vector<Role> const& roles) {
  std::string text;
  for (auto const role : roles) text += (text.empty() ? "" : " ") + to_text(role);
  return text;
}

std::vector<Role> split_roles(std::string const& text) {
  std::vector<Role> roles;
  std::istringstream words{text};
  for (std::string word; words >> word;) {
    if (auto const role = parse_enum<Role>(word)) roles.push_back(*role);
  }
  return roles;
}

Result<Invited> invite(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                       NewInvitation const& request) {
  auto const email = ascii_lower(trim(request.email));
  TRY(check(tx, actor.desk, request, email));
  auto roles = request.roles;
  std::ranges::sort(roles);
  auto const [end, last] = std::ranges::unique(roles);
  roles.erase(end, last);
  delete_open_invitations(tx, actor.desk, email);
  auto const now = context.clock.now();
  Invited made{.invitation = {.id = context.ids.make<InvitationId>(),
                              .name = std::string{trim(request.name)},
                              .email = email,
                              .language = request.language,
                              .roles = join_roles(roles),
                              .created_at = now,
                              .created_by = actor.name,
                              .expires_at = now + kInvitationLife,
                              .used_at = {}},
               .token = random_token(context.random)};
  insert_invitation(tx, actor.desk, made.invitation, crypto::hash_token(made.token));
  audit::record(tx, context, actor, {.kind = "person.invited", .subject = to_text(made.invitation.id)});
  return made;
}

Result<Invited> invite_again(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             InvitationId id) {
  Invited made{.invitation = TRY(find_unused(tx, actor.desk, id)), .token = random_token(context.random)};
  made.invitation.expires_at = context.clock.now() + kInvitationLife;
  renew_invitation(tx, actor.desk, id, crypto::hash_token(made.token), made.invitation.expires_at);
  audit::record(tx, context, actor, {.kind = "person.invited", .subject = to_text(id)});
  return made;
}

Result<void> withdraw_invitation(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 InvitationId id) {
  TRY(find_unused(tx, actor.desk, id));
  delete_invitation(tx, actor.desk, id);
  audit::record(tx, context, actor, {.kind = "person.invitation_withdrawn", .subject = to_text(id)});
  return {};
}

Result<Invitation> find_invitation(storage::Transaction& tx, DeskId desk, std::string const& token) {
  auto const found = find_invitation_by_hash(tx, desk, crypto::hash_token(token));
  if (!found) return not_found("link");
  return *found;
}

std::string invitation_url(std::string const& public_url, std::string const& desk_slug, std::string const& token) {
  return public_url + "/join/" + desk_slug + "#" + token;
}

Result<SignedIn> join(storage::Database& database, audit::Context const& context, Joining const& joining) {
  TRY(check_password(joining.password));
  auto const hash = crypto::hash_password(joining.password);
  return database.write(storage::Scope::of(joining.desk), [&](auto& tx) -> Result<SignedIn> {
    auto const invitation = TRY(find_invitation(tx, joining.desk, joining.token));
    auto const now = context.clock.now();
    if (invitation.used_at) return conflict("link-used");
    if (invitation.expires_at <= now) return conflict("link-expired");
    auto const person = TRY(add_person(
        tx, context, system_actor(joining.desk),
        {.name = invitation.name, .email = invitation.email, .language = invitation.language, .password_hash = hash},
        split_roles(invitation.roles)));
    if (!use_invitation(tx, joining.desk, invitation.id, now)) return conflict("link-used");
    return start_session(tx, context, joining.desk, person.id);
  });
}

}  // namespace podpora::identity

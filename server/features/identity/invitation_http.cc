#include "features/identity/invitation_http.h"

namespace podpora::identity {

using storage::Scope;

namespace {

InvitationView view_of(Invitation const& invitation, Time now) {
  return {.id = invitation.id,
          .name = invitation.name,
          .email = invitation.email,
          .language = invitation.language,
          .roles = split_roles(invitation.roles),
          .created_at = invitation.created_at,
          .created_by = invitation.created_by,
          .expires_at = invitation.expires_at,
          .is_expired = invitation.expires_at <= now};
}

}  // namespace

Result<InvitationList> InvitationHttp::list(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(Scope::of(desk), [&](auto& tx) -> Result<InvitationList> {
    InvitationList list;
    for (auto const& each : open_invitations(tx, desk)) list.items.push_back(view_of(each, audit_.clock.now()));
    return list;
  });
}

InvitedView InvitationHttp::told(storage::Transaction& tx, Actor const& actor, Invited const& invited) const {
  auto const desk = find_desk(tx, actor.desk).value();
  auto const url = invitation_url(public_url_, desk.slug, invited.token);
  return {.invitation = view_of(invited.invitation, audit_.clock.now()),
          .url = url,
          .is_mailed = mail_(tx, actor, invited.invitation, url)};
}

Result<http::Created<InvitedView>> InvitationHttp::invite(http::Call const& call, InvitationRequest request) const {
  auto const& actor = call.actor;
  return database_.write(Scope::of(actor.desk), [&](auto& tx) -> Result<http::Created<InvitedView>> {
    auto const invited = TRY(identity::invite(tx, audit_, actor,
                                              {.name = request.name,
                                               .email = request.email,
                                               .language = request.language.value_or(actor.language),
                                               .roles = request.roles}));
    return http::Created<InvitedView>{"/api/v1/agent-invitations/" + to_text(invited.invitation.id),
                                      told(tx, actor, invited)};
  });
}

Result<InvitedView> InvitationHttp::invite_again(http::Call const& call) const {
  auto const id = TRY(call.id<InvitationId>("id"));
  auto const& actor = call.actor;
  return database_.write(Scope::of(actor.desk), [&](auto& tx) -> Result<InvitedView> {
    return told(tx, actor, TRY(identity::invite_again(tx, audit_, actor, id)));
  });
}

Result<http::NoContent> InvitationHttp::withdraw(http::Call const& call) const {
  auto const id = TRY(call.id<InvitationId>("id"));
  return database_.write(Scope::of(call.actor.desk), [&](auto& tx) -> Result<http::NoContent> {
    TRY(withdraw_invitation(tx, audit_, call.actor, id));
    return http::NoContent{};
  });
}

Result<Desk> InvitationHttp::desk_of(http::Call const& call) const {
  auto desk = database_.read(Scope::all_desks(), [&](auto& tx) { return find_desk_by_slug(tx, call.text("desk")); });
  if (!desk) return not_found("link");
  return std::move(*desk);
}

Result<JoinView> InvitationHttp::show(http::Call const& call) const {
  auto const desk = TRY(desk_of(call));
  return database_.read(Scope::of(desk.id), [&](auto& tx) -> Result<JoinView> {
    auto const invitation = TRY(find_invitation(tx, desk.id, call.text("token")));
    auto state = InvitationState::kOpen;
    if (invitation.expires_at <= audit_.clock.now()) state = InvitationState::kExpired;
    if (invitation.used_at) state = InvitationState::kUsed;
    return JoinView{.state = state,
                    .desk_name = desk.name,
                    .name = invitation.name,
                    .email = invitation.email,
                    .language = invitation.language,
                    .invited_by = invitation.created_by};
  });
}

Result<http::WithHeaders<SessionView>> InvitationHttp::join(http::Call const& call, JoinRequest request) const {
  auto const desk = TRY(desk_of(call));
  auto const session = TRY(
      identity::join(database_, audit_, {.desk = desk.id, .token = call.text("token"), .password = request.password}));
  return sessions_.signed_in(session);
}

}  // namespace podpora::identity

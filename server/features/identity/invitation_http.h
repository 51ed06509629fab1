#pragma once

#include "features/identity/http.h"
#include "features/identity/invitation.h"
#include "platform/http/wire.h"

#include <functional>

namespace podpora::identity {

struct InvitationRequest {
  std::string name;
  std::string email;
  std::optional<std::string> language;  ///< of the mail and of the person; the actor's without
  std::vector<Role> roles;
};
BOOST_DESCRIBE_STRUCT(InvitationRequest, (), (name, email, language, roles))
inline std::vector<http::FieldLimit> wire_limits(InvitationRequest const*) {
  return {{"name", {.min = 1, .max = 200}}, {"email", {.min = 1, .max = 254}}, {"roles", {.min = 1, .max = 9}}};
}

struct InvitationView {
  InvitationId id;
  std::string name;
  std::string email;
  std::string language;
  std::vector<Role> roles;
  Time created_at;
  std::string created_by;
  Time expires_at;
  bool is_expired{false};
};
BOOST_DESCRIBE_STRUCT(InvitationView, (),
                      (id, name, email, language, roles, created_at, created_by, expires_at, is_expired))

struct InvitationList {
  std::vector<InvitationView> items;
};
BOOST_DESCRIBE_STRUCT(InvitationList, (), (items))

/// An invitation whose link was just made: the only time that anybody but the invited person can read it.
struct InvitedView {
  InvitationView invitation;
  std::string url;
  bool is_mailed{false};  ///< false: mail is not set up, the link has to travel by another way
};
BOOST_DESCRIBE_STRUCT(InvitedView, (), (invitation, url, is_mailed))

enum class InvitationState : std::uint8_t { kOpen, kUsed, kExpired };
BOOST_DESCRIBE_ENUM(InvitationState, kOpen, kUsed, kExpired)

/// What the holder of a link may read of it.
struct JoinView {
  InvitationState state{InvitationState::kOpen};
  std::string desk_name;
  std::string name;
  std::string email;
  std::string language;
  std::string invited_by;
};
BOOST_DESCRIBE_STRUCT(JoinView, (), (state, desk_name, name, email, language, invited_by))

struct JoinRequest {
  std::string password;
};
BOOST_DESCRIBE_STRUCT(JoinRequest, (), (password))

/// Mails the link in the caller's transaction; false where the desk has no way to.
using MailInvitation =
    std::function<bool(storage::Transaction&, Actor const&, Invitation const&, std::string const& url)>;

/// Inviting agents, and becoming one by a link.
class InvitationHttp {
 public:
  /// `sessions` outlives it.
  InvitationHttp(storage::Database& database, audit::Context audit, Http const& sessions, std::string public_url,
                 MailInvitation mail)
      : database_(database),
        audit_(audit),
        sessions_(sessions),
        public_url_(std::move(public_url)),
        mail_(std::move(mail)) {}

  Result<InvitationList> list(http::Call const& call) const;
  Result<http::Created<InvitedView>> invite(http::Call const& call, InvitationRequest request) const;
  Result<InvitedView> invite_again(http::Call const& call) const;
  Result<http::NoContent> withdraw(http::Call const& call) const;
  Result<JoinView> show(http::Call const& call) const;
  Result<http::WithHeaders<SessionView>> join(http::Call const& call, JoinRequest request) const;

 private:
  Result<Desk> desk_of(http::Call const& call) const;
  InvitedView told(storage::Transaction& tx, Actor const& actor, Invited const& invited) const;

  storage::Database& database_;
  audit::Context audit_;
  Http const& sessions_;
  std::string public_url_;
  MailInvitation mail_;
};

}  // namespace podpora::identity

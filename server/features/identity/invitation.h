#pragma once

#include "features/identity/session.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::identity {

struct InvitationTag {
  static constexpr std::string_view prefix = "ivt";
};
using InvitationId = Id<InvitationTag>;

/// How long the link of an invitation works.
constexpr auto kInvitationLife = std::chrono::hours{7 * 24};

/// Somebody who may become an agent of the desk by a link that is good once.
struct Invitation {
  InvitationId id;
  std::string name;
  std::string email;  ///< lower case
  std::string language;
  std::string roles;  ///< as `join_roles` writes them
  Time created_at;
  std::string created_by;
  Time expires_at;
  std::optional<Time> used_at;

  bool operator==(Invitation const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Invitation, (), (id, name, email, language, roles, created_at, created_by, expires_at, used_at))

struct NewInvitation {
  std::string name;
  std::string email;
  std::string language;
  std::vector<Role> roles;
};

/// An invitation whose link was just made. `token` goes to the invited person and is kept nowhere.
struct Invited {
  Invitation invitation;
  std::string token;
};
/// The names of the roles, separated by blanks: how an invitation keeps them; and the inverse.
std::string join_roles(std::vector<Role> const& roles);
std::vector<Role> split_roles(std::string const& text);

/// Invites somebody; an open invitation of the same address stops working. kInvalid for a name, an address, a language
/// or roles that nobody at the desk can have; kConflict `email-taken`. Records `person.invited`. In the caller's
/// transaction.
Result<Invited> invite(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                       NewInvitation const& invitation);

/// A new link for an invitation that was not used; the one before stops working. kNotFound; kConflict `link-used`.
/// Records `person.invited`.
Result<Invited> invite_again(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                             InvitationId id);

/// Takes back one that was not used. kNotFound; kConflict `link-used`. Records `person.invitation_withdrawn`.
Result<void> withdraw_invitation(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                 InvitationId id);

/// Those that were not used, the newest first.
std::vector<Invitation> open_invitations(storage::Transaction& tx, DeskId desk);

/// The invitation of that token, also one that is used or over. kNotFound for any other text.
Result<Invitation> find_invitation(storage::Transaction& tx, DeskId desk, std::string const& token);

/// Where the invited person goes. The token stands behind `#`, where no server log sees it.
std::string invitation_url(std::string const& public_url, std::string const& desk_slug, std::string const& token);

/// What the holder of a link decides.
struct Joining {
  DeskId desk;
  std::string token;
  std::string password;
};

/// Makes the agent and signs them in. kNotFound; kConflict `link-used`, `link-expired`, `email-taken`; kInvalid
/// `/password`. Not inside a transaction: hashing takes its time.
Result<SignedIn> join(storage::Database& database, audit::Context const& context, Joining const& joining);

}  // namespace podpora::identity

#pragma once

#include "features/audit/audit.h"
#include "features/identity/session.h"
#include "platform/jobs/jobs.h"

#include <functional>

namespace podpora::portal {

/// How long a mailed link signs in.
constexpr auto kLinkLife = std::chrono::minutes{15};
/// So many links a person gets in that time, however often somebody asks.
constexpr std::int64_t kLinksMax = 3;

struct LinkRequest {
  std::string desk;  ///< slug; may be empty
  std::string email;
  std::string target;  ///< the page of the portal to go to; anything else is the first one
};

/// Somebody wants to sign in by a link. Does the same whether anybody has the address or not, so that neither the
/// answer nor its time tells: it asks for the job, which looks. Of several desks that know the address each gets one.
void ask_for_link(storage::Database& database, audit::Context const& context, LinkRequest const& request);

/// Mails a link; `token` is kept nowhere else.
using MailLink =
    std::function<void(storage::Transaction&, Actor const& person, std::string const& token, Time expires_at)>;

/// The job: makes a link where a contact or an agent who works here has the address and did not get too many. Records
/// `sign_in_link.made`.
inline constexpr char const* kMailJob = "portal.sign_in_link";
void make_link(storage::Database& database, audit::Context const& context, MailLink const& mail, jobs::Job const& job);

/// Whom a link signs in, and where it leads.
struct LinkOwner {
  Actor actor;
  std::string target;
};

/// Looking uses nothing up. kNotFound; kConflict `sign-in-link-over` for one that was used, or whose time is over.
Result<LinkOwner> look_at_link(storage::Transaction& tx, DeskId desk, std::string const& token, Time now);

struct Entered {
  identity::SignedIn session;
  std::string target;
};

/// Signs in, once. Errors as `look_at_link`. Records `person.signed_in`.
Result<Entered> use_link(storage::Transaction& tx, audit::Context const& context, DeskId desk,
                         std::string const& token);

/// A page of the portal, or its first one for anything else: no address of somebody else's gets into a link of ours.
std::string portal_target(std::string const& wanted);

}  // namespace podpora::portal

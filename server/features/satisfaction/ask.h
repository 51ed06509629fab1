#pragma once

#include "features/satisfaction/satisfaction.h"
#include "platform/jobs/jobs.h"

namespace podpora::satisfaction {

/// A question that was just asked, and what opens it without signing in: kept nowhere else.
struct Asked {
  Question question;
  std::string token;
};

/// What a change of a request's state means to the question. An agent's resolving asks at once (then it is returned,
/// for whoever mails it) or plans to; reopening makes a question that is not answered void. Records
/// `satisfaction.asked`,
/// `.planned` or `.void`, each about the request.
std::optional<Asked> on_changed(storage::Transaction& tx, Context const& context, Actor const& actor,
                                tickets::Ticket const& before, tickets::Ticket const& after);

/// The job that asks what was planned.
inline constexpr char const* kAskJob = "satisfaction.ask";
void ask_planned(storage::Database& database, Context const& context, jobs::Job const& job);

/// Changes when the desk asks. kInvalid for a delay beyond two weeks or more than a year between two questions;
/// kPreconditionFailed at another version. Records `satisfaction_terms.set`.
Result<AskTerms> set_terms(storage::Transaction& tx, audit::Context const& context, Actor const& actor, AskTerms terms);

}  // namespace podpora::satisfaction

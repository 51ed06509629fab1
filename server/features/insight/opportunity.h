#pragma once

#include "features/identity/person.h"
#include "features/insight/signal.h"
#include "platform/base/money.h"
#include "platform/jobs/jobs.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

namespace podpora::insight {

struct OpportunityTag {
  static constexpr std::string_view prefix = "opp";
};
using OpportunityId = Id<OpportunityTag>;

enum class OpportunityState : std::uint8_t { kOpen, kWon, kLost };
BOOST_DESCRIBE_ENUM(OpportunityState, kOpen, kWon, kLost)

/// Why a customer did not want it; what is counted of lost ones.
enum class LossReason : std::uint8_t { kPrice, kCompetitor, kNoNeed, kNoBudget, kNotNow, kNoAnswer, kOther };
BOOST_DESCRIBE_ENUM(LossReason, kPrice, kCompetitor, kNoNeed, kNoBudget, kNotNow, kNoAnswer, kOther)

/// What a customer may need next, and what is done about it.
struct Opportunity {
  OpportunityId id;
  customers::CustomerId customer_id;
  std::optional<SignalId> signal_id;
  std::string title;
  std::string service;
  std::string quoted;  ///< what may be read of a conversation by who may not read it
  std::string next_step;
  std::optional<PersonId> owner_id;
  std::int64_t value_minor{0};
  std::string currency;  ///< empty while nobody knows what it is worth
  std::optional<Time> due_at;
  OpportunityState state{OpportunityState::kOpen};
  std::optional<LossReason> loss;  ///< of a lost one
  std::string reason;              ///< why it was won or lost, in somebody's words
  std::string opened_by;
  Time opened_at;
  std::optional<Time> closed_at;
  std::int64_t version{1};
};
BOOST_DESCRIBE_STRUCT(Opportunity, (),
                      (id, customer_id, signal_id, title, service, quoted, next_step, owner_id, value_minor, currency,
                       due_at, state, loss, reason, opened_by, opened_at, closed_at, version))

/// Opens one; id, state, times and version are filled in. Its signal is taken. kNotFound for the customer; kInvalid at
/// `/title` (empty), `/signal_id` (none of this customer), `/owner_id` (nobody of `possible_owners`), `/value` (below
/// zero, no currency); kConflict `signal-not-open`. Records `opportunity.opened`, and a reminder for its due time.
Result<Opportunity> open_opportunity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                     Opportunity opportunity);

/// Writes title, service, quote, next step, owner, value and due time. `after.version` is the version that the change
/// was made from: kPreconditionFailed `stale`. kNotFound; kConflict `opportunity-closed`; kInvalid as above. Records
/// `opportunity.changed`.
Result<Opportunity> change_opportunity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                       Opportunity after);

/// How it ended.
struct Outcome {
  OpportunityState state{OpportunityState::kWon};
  std::optional<LossReason> loss;
  std::string reason;
};

/// Ends it. kNotFound; kConflict `opportunity-closed`; kInvalid at `/state` for open, `/loss` when a lost one has none
/// or a won one has some, `/reason` when another reason is not said in words. Records `opportunity.won` or
/// `opportunity.lost`.
Result<Opportunity> close_opportunity(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                      OpportunityId id, Outcome const& outcome);

std::optional<Opportunity> find_opportunity(storage::Transaction& tx, DeskId desk, OpportunityId id);

/// A page of them, newest first; `before` is the last of the page before.
struct OpportunityPage {
  std::optional<OpportunityState> state;
  std::optional<PersonId> owner;  ///< 0: those that nobody takes care of
  std::optional<customers::CustomerId> customer;
  OpportunityId before{INT64_MAX};
  int limit{50};
};
std::vector<Opportunity> list_opportunities(storage::Transaction& tx, DeskId desk, OpportunityPage const& page);

/// Whether that person may take care of one: somebody of the desk's own who may read signals.
bool may_own(storage::Transaction& tx, DeskId desk, PersonId person);
/// All such people.
std::vector<identity::Person> possible_owners(storage::Transaction& tx, DeskId desk);

/// The job that `remind` answers.
inline constexpr char const* kRemindJob = "insight.remind";

struct Reminding {
  audit::Context audit;
  std::string public_url;  ///< where the desk is reached, for the mail's link
};

/// Records `opportunity.due` once for each open one whose time has come, and mails it to who takes care of it, in that
/// person's language; to nobody who may not read it any more. A desk that sends no mail has the event and the list
/// alone.
void remind(storage::Database& database, Reminding const& reminding, DeskId desk);

}  // namespace podpora::insight

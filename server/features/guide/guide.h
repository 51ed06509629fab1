#pragma once

#include "features/audit/audit.h"
#include "features/tickets/ticket.h"
#include "platform/base/result.h"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::guide {

/// The steps from an empty desk to the first answered mail, in their order.
enum class SetupStep : std::uint8_t {
  kProfile,
  kEntitlements,
  kMailbox,
  kCalendar,
  kOffer,
  kTeam,
  kCustomers,
  kFirstRequest
};
BOOST_DESCRIBE_ENUM(SetupStep, kProfile, kEntitlements, kMailbox, kCalendar, kOffer, kTeam, kCustomers, kFirstRequest)

/// Done when its thing exists, whoever made it and wherever; skipped when somebody left it out and it does not.
enum class StepState : std::uint8_t { kOpen, kDone, kSkipped };
BOOST_DESCRIBE_ENUM(StepState, kOpen, kDone, kSkipped)

/// A request that came by mail from a customer, and when somebody first answered it.
struct FirstRequest {
  tickets::TicketId id;
  std::int64_t number{0};
  std::string subject;
  Time opened_at;
  std::optional<Time> answered_at;
};
BOOST_DESCRIBE_STRUCT(FirstRequest, (), (id, number, subject, opened_at, answered_at))

/// What of a desk exists.
struct Facts {
  bool has_profile{false};
  bool has_entitlement{false};
  bool has_address{false};  ///< the desk can write mail
  bool has_way_in{false};   ///< a mailbox is fetched, or mail came by another way
  bool has_calendar{false};
  bool has_published_offer{false};
  bool has_colleague{false};  ///< a second agent, or one who is invited
  bool has_customer{false};
  std::vector<FirstRequest> requests;  ///< the earliest ones
};

/// What people said of it.
struct Marks {
  std::vector<SetupStep> skipped;
  bool is_dismissed{false};
};

struct StepProgress {
  SetupStep step{SetupStep::kProfile};
  StepState state{StepState::kOpen};
  bool operator==(StepProgress const&) const = default;
};
BOOST_DESCRIBE_STRUCT(StepProgress, (), (step, state))

/// How far setting the desk up has come.
struct Guide {
  std::vector<StepProgress> steps;
  std::optional<SetupStep> next;  ///< the first open one
  bool is_dismissed{false};
  std::optional<FirstRequest> request;  ///< the first that was answered, else the newest of the earliest
};

/// Pure: what follows from facts and marks.
Guide guide_of(Facts const& facts, Marks const& marks);

/// How far the desk has come.
Guide read_guide(storage::Transaction& tx, DeskId desk);

/// Leaves a step out, or takes it up again. Records `guide.step_skipped`, `guide.step_taken_up`.
void skip_step(storage::Transaction& tx, audit::Context const& context, Actor const& actor, SetupStep step,
               bool is_skipped);

/// Whether the desk's people want to be reminded no more. Records `guide.dismissed`, `guide.taken_up`.
void dismiss(storage::Transaction& tx, audit::Context const& context, Actor const& actor, bool is_dismissed);

}  // namespace podpora::guide

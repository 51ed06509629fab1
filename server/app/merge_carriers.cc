#include "app/merge_carriers.h"

#include "app/parts.h"
#include "features/charges/carry.h"
#include "features/claims/carry.h"
#include "features/clocks/merge_clocks.h"
#include "features/diagnosis/carry.h"
#include "features/escalation/carry.h"
#include "features/follow/follower.h"
#include "features/knowledge/suggest.h"
#include "features/notify/carry.h"
#include "features/queue/snooze.h"

namespace podpora::app {

namespace {

/// Both tickets are found by the words that they hold now.
tickets::Carrier keep_index() {
  auto const index = [](auto& tx, auto const& actor, tickets::Move const& move) {
    for (auto const id : {move.from, move.to})
      knowledge::index_ticket(tx, actor.desk, tickets::find_ticket(tx, actor.desk, id).value());
  };
  return {.part = std::nullopt, .count = {}, .carry = index, .give_back = index, .has_news = {}};
}

/// What is closed does not sleep, and a request on which somebody waits for us is put before us again.
tickets::Carrier keep_snooze(audit::Context const& context) {
  return {.part = std::nullopt,
          .count = {},
          .carry =
              [context](auto& tx, auto const& actor, tickets::Move const& move) {
                queue::forget_on_change(tx, actor, tickets::find_ticket(tx, actor.desk, move.from).value());
                if (move.source_state != tickets::State::kOpen) return;
                // Nothing to wake is no mistake.
                [[maybe_unused]] auto const woken = queue::wake_ticket(tx, context, actor, move.to);
              },
          .give_back = {},
          .has_news = {}};
}

}  // namespace

tickets::MergeContext make_merge_context(App::Parts& parts) {
  tickets::MergeContext context{.tickets = parts.tickets, .carriers = {}};
  auto const add = [&](std::vector<tickets::Carrier> more) {
    for (auto& carrier : more) context.carriers.push_back(std::move(carrier));
  };
  add(tickets::ticket_carriers());
  add(notify::ticket_carriers(parts.audit));
  add(charges::ticket_carriers());
  add(escalation::ticket_carriers());
  add(claims::ticket_carriers());
  add(diagnosis::ticket_carriers());
  add({follow::ticket_carrier(), clocks::ticket_carrier(parts.audit, clocks::PauseRules{}), keep_snooze(parts.audit),
       keep_index()});
  return context;
}

std::vector<tickets::ClockOutcome> preview_clocks(storage::Transaction& tx, DeskId desk,
                                                  tickets::MergePair const& pair) {
  std::vector<tickets::ClockOutcome> outcomes;
  for (auto const& clock : clocks::standing_clocks(tx, desk, pair.source.id, pair.survivor.id)) {
    outcomes.push_back({.kind = to_text(clock.kind),
                        .stands = clock.standing == clocks::Standing::kSources ? tickets::Stands::kSources
                                                                               : tickets::Stands::kSurvivors,
                        .promised_at = clock.promised_at});
  }
  return outcomes;
}

}  // namespace podpora::app

#include "features/clocks/merge_clocks.h"

#include "features/clocks/clock_store.h"
#include "features/clocks/ticket_clocks.h"

#include <fmt/format.h>

#include <sstream>

namespace podpora::clocks {

namespace {

using tickets::Move;

// Names of what a merge wrote down: what every promise was that bound, and which of them went over.
constexpr char const* kWas = "clock_was";
constexpr char const* kMoved = "clock";

std::int64_t number(Time time) {
  return time.time_since_epoch().count();
}

std::string moment_text(DeadlineClock const& clock) {
  return fmt::format("{} {} {} {}", to_text(clock.state), number(clock.running_since.value_or(Time{})), clock.spent_us,
                     number(clock.promised_at));
}

ClockMoment read_moment(std::string const& text) {
  std::istringstream words(text);
  std::string state;
  std::int64_t since = 0;
  std::int64_t promised = 0;
  ClockMoment moment;
  words >> state >> since >> moment.spent_us >> promised;
  moment.state = parse_enum<ClockState>(state).value();
  moment.since = Time{Duration{since}};
  moment.promised_at = Time{Duration{promised}};
  return moment;
}

/// Two tickets' clocks on the way into one, or out of it again.
class Merging {
 public:
  Merging(storage::Transaction& tx, audit::Context const& context, Actor const& actor, PauseRules rules,
          Move const& move)
      : tx_(tx), actor_(actor), move_(move), survivor_(tx, context, actor, rules), source_(tx, context, actor, rules) {}

  void carry() {
    auto const ticket = load();
    note(survivor_);
    note(source_);
    survivor_.run(steps_for_state(move_.survivor_state, ticket.state, survivor_.rules()),
                  {MoveCause::kWaited, to_text(move_.survivor_state), to_text(ticket.state)});
    for (auto const kind : kPromised) choose(kind);
    auto const sources = source_.all();
    for (auto const& clock : sources) {
      if (clock.kind == ClockKind::kUpstreamResponse) pass(clock);
    }
    finish();
  }

  void give_back() {
    for (auto const& item : tickets::items_of(tx_, actor_.desk, move_.merge, kMoved)) {
      move_clock(tx_, actor_.desk, parse_id<ClockTag>(item.item).value(), move_.from);
    }
    load();
    // What the merge itself began, when it opened the survivor again.
    auto const survivors = survivor_.all();
    for (auto const& clock : survivors) {
      if (clock.id.value > move_.merge.value && binds(clock)) survivor_.end(clock.id);
    }
    for (auto const& item : tickets::items_of(tx_, actor_.desk, move_.merge, kWas)) {
      auto const id = parse_id<ClockTag>(item.item).value();
      auto const was = read_moment(item.detail);
      survivor_.revive(id, was);
      source_.revive(id, was);
    }
    finish();
  }

 private:
  tickets::Ticket load() {
    auto survivor = tickets::find_ticket(tx_, actor_.desk, move_.to).value();
    survivor_.load(survivor);
    source_.load(tickets::find_ticket(tx_, actor_.desk, move_.from).value());
    return survivor;
  }

  void note(TicketClocks const& clocks) {
    for (auto const& clock : clocks.all()) {
      if (binds(clock))
        tickets::note_item(tx_, actor_.desk, move_.merge, kWas, {to_text(clock.id), moment_text(clock)});
    }
  }

  void choose(ClockKind kind) {
    auto const* const theirs = binding_clock(source_.all(), kind);
    auto const* const ours = binding_clock(survivor_.all(), kind);
    if (theirs == nullptr) return;
    if (standing_of(ours, theirs) == Standing::kSurvivors) return source_.end(theirs->id);
    auto const moving = *theirs;
    if (ours != nullptr) survivor_.end(ours->id);
    pass(moving);
  }

  void pass(DeadlineClock const& clock) {
    tickets::note_item(tx_, actor_.desk, move_.merge, kMoved, {to_text(clock.id), ""});
    move_clock(tx_, actor_.desk, clock.id, move_.to);
    survivor_.take_in(clock);
    source_.let_go(ClockId{clock.id});
  }

  void finish() {
    source_.finish();
    survivor_.finish();
  }

  storage::Transaction& tx_;
  Actor const& actor_;
  Move const& move_;
  TicketClocks survivor_;
  TicketClocks source_;
};

}  // namespace

tickets::Carrier ticket_carrier(audit::Context const& context, PauseRules rules) {
  return {.part = std::nullopt,
          .count = {},
          .carry = [context, rules](auto& tx, auto const& actor,
                                    Move const& move) { Merging(tx, context, actor, rules, move).carry(); },
          .give_back = [context, rules](auto& tx, auto const& actor,
                                        Move const& move) { Merging(tx, context, actor, rules, move).give_back(); },
          .has_news = {}};
}

std::vector<StandingClock> standing_clocks(storage::Transaction& tx, DeskId desk, tickets::TicketId source,
                                           tickets::TicketId survivor) {
  std::vector<StandingClock> all;
  auto const sources = clocks_of(tx, desk, source);
  auto const survivors = clocks_of(tx, desk, survivor);
  for (auto const kind : kPromised) {
    auto const* const theirs = binding_clock(sources, kind);
    auto const* const ours = binding_clock(survivors, kind);
    auto const standing = standing_of(ours, theirs);
    if (standing == Standing::kNone) continue;
    all.push_back({kind, standing, standing == Standing::kSources ? theirs->promised_at : ours->promised_at});
  }
  return all;
}

}  // namespace podpora::clocks

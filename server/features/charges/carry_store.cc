#include "features/charges/carry.h"

#include "features/charges/stopwatch.h"

namespace podpora::charges {

namespace {

using tickets::MergePart;

constexpr tickets::CarriedRows kTime{
    "time_entry",
    {"carry.time_entries", "select id from time_entry where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.time_entry",
     "update time_entry set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

// A line stays the line it is, with its price, invoice and place in a wallet; only the ticket that it names changes.
constexpr tickets::CarriedRows kLines{
    "charge_line",
    {"carry.charge_lines", "select id from charge_line where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.charge_line",
     "update charge_line set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

constexpr tickets::CarriedRows kApprovals{
    "approval",
    {"carry.approvals", "select id from approval where desk_id = :desk and ticket_id = :ticket order by id"},
    {"carry.approval", "update approval set ticket_id = :to where desk_id = :desk and id = :id and ticket_id = :from"}};

struct Watch {
  PersonId person_id;
  std::int64_t kept_seconds{0};
  std::optional<Time> running_since;
};
BOOST_DESCRIBE_STRUCT(Watch, (), (person_id, kept_seconds, running_since))

constexpr storage::Query kWatches{"carry.stopwatches", R"(
  select person_id, kept_seconds, running_since from stopwatch
  where desk_id = :desk and ticket_id = :ticket order by person_id)"};

constexpr storage::Query kDropWatches{"carry.drop_stopwatches",
                                      "delete from stopwatch where desk_id = :desk and ticket_id = :ticket"};

constexpr storage::Query kAddWatch{"carry.add_stopwatch", R"(
  insert into stopwatch (desk_id, person_id, ticket_id, kept_seconds, running_since)
  values (:desk, :person, :ticket, :kept, :since)
  on conflict (desk_id, person_id, ticket_id) do update
  set kept_seconds = stopwatch.kept_seconds + excluded.kept_seconds,
      running_since = coalesce(stopwatch.running_since, excluded.running_since))"};

/// Time that is counted and not recorded goes on on the other ticket, behind what is counted there. Taking the merge
/// back leaves it: it is its owner's to record where it belongs.
tickets::Carrier carry_stopwatches() {
  return {.part = std::nullopt,
          .count = {},
          .carry =
              [](auto& tx, auto const& actor, tickets::Move const& move) {
                auto const watches = tx.template all<Watch>(kWatches, {{"desk", actor.desk}, {"ticket", move.from}});
                tx.execute(kDropWatches, {{"desk", actor.desk}, {"ticket", move.from}});
                for (auto const& watch : watches) {
                  tx.execute(kAddWatch, {{"desk", actor.desk},
                                         {"person", watch.person_id},
                                         {"ticket", move.to},
                                         {"kept", watch.kept_seconds},
                                         {"since", watch.running_since}});
                }
              },
          .give_back = {},
          .has_news = {}};
}

}  // namespace

std::vector<tickets::Carrier> ticket_carriers() {
  return {tickets::carry_rows(kTime, MergePart::kTimeEntry), tickets::carry_rows(kLines, MergePart::kChargeLine),
          tickets::carry_rows(kApprovals, MergePart::kApproval), carry_stopwatches()};
}

}  // namespace podpora::charges

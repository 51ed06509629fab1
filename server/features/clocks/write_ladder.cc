#include "features/clocks/write_ladder.h"

#include "features/calendars/revision.h"
#include "features/identity/person.h"

#include <algorithm>

namespace podpora::clocks {

namespace {

bool is_agent(storage::Transaction& tx, DeskId desk, PersonId id) {
  auto const person = identity::find_person(tx, desk, id);
  return person && person->kind == identity::PersonKind::kAgent;
}

std::vector<FieldError> reference_faults(storage::Transaction& tx, DeskId desk, Ladder const& ladder) {
  std::vector<FieldError> faults;
  auto const miss = [&](std::string pointer) { faults.push_back({std::move(pointer), "unknown-reference", {}}); };
  if (ladder.calendar_id && calendars::revision_of(tx, desk, *ladder.calendar_id) == 0) miss("/calendar_id");
  for (std::size_t i = 0; i < ladder.rungs.size(); ++i) {
    auto const& rung = ladder.rungs[i];
    auto const at = "/rungs/" + std::to_string(i);
    for (std::size_t k = 0; k < rung.teams.size(); ++k) {
      if (!identity::find_team(tx, desk, rung.teams[k])) miss(at + "/teams/" + std::to_string(k));
    }
    for (std::size_t k = 0; k < rung.people.size(); ++k) {
      if (!is_agent(tx, desk, rung.people[k])) miss(at + "/people/" + std::to_string(k));
    }
  }
  return faults;
}

void follow(storage::Transaction& tx, audit::Context const& context, DeskId desk) {
  // A job that runs already may have passed clocks by: each change asks for a run of its own.
  jobs::enqueue(tx, context.ids, context.clock,
                {.desk = desk, .kind = kReladderJob, .payload = "{}", .dedupe_key = std::nullopt});
}

}  // namespace

Result<Ladder> write_ladder(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                            Ladder ladder) {
  auto const desk = actor.desk;
  auto const all = list_ladders(tx, desk);
  bool const is_new = ladder.id.value == 0;
  auto const found = std::ranges::find(all, ladder.id, &Ladder::id);
  if (!is_new && found == all.end()) return not_found("ladder");
  auto faults = ladder_faults(ladder);
  std::ranges::move(reference_faults(tx, desk, ladder), std::back_inserter(faults));
  if (!faults.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults)};
  std::ranges::sort(ladder.rungs, {}, &Rung::percent);
  if (is_new) {
    if (all.size() >= kLaddersMax) return conflict("ladders-too-many");
    ladder.id = context.ids.make<LadderId>();
    ladder.version = 1;
    insert_ladder(tx, desk, ladder);
  } else {
    if (!update_ladder(tx, desk, ladder)) return Error{ErrorCode::kPreconditionFailed, "stale-version", {}, {}};
    ++ladder.version;
  }
  audit::record(tx, context, actor, {.kind = "ladder.written", .subject = to_text(ladder.id)});
  follow(tx, context, desk);
  return ladder;
}

Result<void> remove_ladder(storage::Transaction& tx, audit::Context const& context, Actor const& actor, LadderId id) {
  if (!delete_ladder(tx, actor.desk, id)) return not_found("ladder");
  audit::record(tx, context, actor, {.kind = "ladder.removed", .subject = to_text(id)});
  follow(tx, context, actor.desk);
  return {};
}

}  // namespace podpora::clocks

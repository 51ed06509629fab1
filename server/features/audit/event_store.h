#pragma once

#include "features/audit/audit.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::audit {

/// One recorded event as readers see it. `number` and `chain` are set once the sequencer has passed.
struct Event {
  EventId id;
  std::string kind;
  std::string subject;
  std::string actor_kind;
  std::optional<PersonId> actor_id;
  std::string actor_name;
  std::string payload;
  Time at;
  std::optional<std::int64_t> number;
  std::optional<std::string> chain;
};
BOOST_DESCRIBE_STRUCT(Event, (), (id, kind, subject, actor_kind, actor_id, actor_name, payload, at, number, chain))

/// What happened to one thing, oldest first.
std::vector<Event> events_of(storage::Transaction& tx, DeskId desk, std::string const& subject);

/// The numbered events behind `after`, in order, at most `limit`.
std::vector<Event> events_after(storage::Transaction& tx, DeskId desk, std::int64_t after, int limit);

/// The last numbered event, if any.
std::optional<Event> last_numbered(storage::Transaction& tx, DeskId desk);

/// Events that have no number yet, oldest first, at most `limit`.
std::vector<Event> unnumbered(storage::Transaction& tx, DeskId desk, int limit);

/// Gives an event its number and chain link.
void set_number(storage::Transaction& tx, DeskId desk, EventId id, std::int64_t number, std::string const& chain);

/// Desks that have unnumbered events. Crosses desks: for the sequencer alone.
std::vector<DeskId> desks_with_unnumbered(storage::Transaction& tx);

}  // namespace podpora::audit

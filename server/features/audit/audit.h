#pragma once

#include "platform/base/clock.h"
#include "platform/base/random.h"
#include "platform/storage/database.h"
#include "platform/tenancy/actor.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::audit {

/// What happened to what. `subject` is a typed id as text (`tkt_…`), `payload` a JSON object without secrets.
struct NewEvent {
  std::string_view kind;  ///< `ticket.replied`: noun, verb in the past
  std::string subject;
  std::string payload{"{}"};
};

/// Everything that writing needs besides the store: handed to every use case that changes something.
struct Context {
  Clock const& clock;
  IdSource& ids;
  Random& random;
};

/// Appends the event in the caller's transaction: audit log, outbox and live feed at once. The sequencer gives it
/// its number in the desk and its place in the hash chain after commit.
EventId record(storage::Transaction& tx, Context const& context, Actor const& actor, NewEvent const& event);

/// Appends them all in their order, by one statement: for what happens to thousands at once.
void record_all(storage::Transaction& tx, Context const& context, Actor const& actor,
                std::vector<NewEvent> const& events);

}  // namespace podpora::audit

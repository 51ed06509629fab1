#include "features/tickets/merge_rules.h"

#include "features/tickets/ticket_rules.h"

namespace podpora::tickets {

State state_after_merge(State survivor, State source) {
  if (source == State::kOpen) return State::kOpen;
  if (is_open(survivor)) return survivor;
  return is_open(source) ? source : survivor;
}

bool customers_differ(Ticket const& source, Ticket const& survivor) {
  return source.customer_id && survivor.customer_id && source.customer_id != survivor.customer_id;
}

}  // namespace podpora::tickets

#include "features/diagnosis/answer.h"

namespace podpora::diagnosis {

Result<bool> answer_from_records(storage::Transaction& tx, Context const& context, Actor const& actor,
                                 tickets::Ticket const& ticket, RecordAnswer const& answer) {
  auto const diagnosis = diagnosis_of(tx, context.rulebooks, actor.desk, ticket, context.audit.clock.now());
  for (auto const& step : diagnosis.steps) {
    if (step.check->answered_from != answer.from) continue;
    for (auto const& result : step.check->results) {
      if (result.known != answer.known) continue;
      TRY(record_check(
          tx, context, actor,
          {.ticket = ticket.id, .check = step.check->id, .result = result.code, .evidence = answer.evidence}));
      return true;
    }
  }
  return false;
}

}  // namespace podpora::diagnosis

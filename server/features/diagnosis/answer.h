#pragma once

#include "features/diagnosis/diagnosis.h"

namespace podpora::diagnosis {

/// What the desk's records say of a ticket, to be written down as the result of the check that asks for them.
struct RecordAnswer {
  rulebook::AnswerFrom from;
  rulebook::Known known;
  std::string evidence;
};

/// Records the answer on the check of the ticket's runbook that is answered from such records. False when the runbook
/// has none. Errors of `record_check`.
Result<bool> answer_from_records(storage::Transaction& tx, Context const& context, Actor const& actor,
                                 tickets::Ticket const& ticket, RecordAnswer const& answer);

}  // namespace podpora::diagnosis

#pragma once

#include "features/billing/run.h"

namespace podpora::billing {

std::optional<BillingRun> find_run(storage::Transaction& tx, DeskId desk, RunId id);
/// Newest first.
std::vector<BillingRun> list_runs(storage::Transaction& tx, DeskId desk);
bool has_open_run(storage::Transaction& tx, DeskId desk);
void insert_run(storage::Transaction& tx, DeskId desk, BillingRun const& run);
/// Writes it where its state is still `before`; false when somebody was faster.
bool update_run(storage::Transaction& tx, DeskId desk, BillingRun const& run, RunState before);
void delete_run(storage::Transaction& tx, DeskId desk, RunId id);

}  // namespace podpora::billing

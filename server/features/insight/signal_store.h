#pragma once

#include "features/insight/signal.h"

namespace podpora::insight {

void insert_signal(storage::Transaction& tx, DeskId desk, Signal const& signal);

/// Writes what becomes of a signal: strength, evidence, state, and who said so.
void update_signal(storage::Transaction& tx, DeskId desk, Signal const& signal);

/// All that rules ever found of the customer, whatever their state.
std::vector<Signal> findings_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer);

}  // namespace podpora::insight

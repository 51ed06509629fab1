#pragma once

#include "features/charges/charge.h"
#include "platform/storage/database.h"

#include <vector>

namespace podpora::charges {

/// Who changed an entry when.
struct TimeChange {
  bool deleted{false};
  std::string person_name;
  Time at;
};

/// What an entry was before a change, and who changed it.
struct EarlierTime {
  Time at;
  Time started_at;
  std::int64_t minutes{0};
  std::string work_type;
  std::string note;
  bool billable{true};
  bool deleted{false};
  std::string person_name;
};
BOOST_DESCRIBE_STRUCT(EarlierTime, (), (at, started_at, minutes, work_type, note, billable, deleted, person_name))

/// Keeps the entry as it is now, before it is changed.
void insert_time_change(storage::Transaction& tx, DeskId desk, TimeEntry const& before, TimeChange const& change);

/// Oldest first.
std::vector<EarlierTime> time_history(storage::Transaction& tx, DeskId desk, TimeEntryId id);

}  // namespace podpora::charges

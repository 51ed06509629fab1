#include "features/charges/time_store.h"

namespace podpora::charges {

namespace {

constexpr storage::Query kInsert{"time_entry_change.insert", R"(
  insert into time_entry_change (desk_id, time_entry_id, at, started_at, minutes, work_type, note, billable, deleted,
                                 person_name)
  values (:desk, :entry,
          (select case when max(c.at) >= :at then max(c.at) + 1 else :at end from time_entry_change c
           where c.desk_id = :desk and c.time_entry_id = :entry),
          :started_at, :minutes, :work_type, :note, :billable, :deleted, :person))"};

constexpr storage::Query kHistory{"time_entry_change.of_entry", R"(
  select at, started_at, minutes, work_type, note, billable, deleted, person_name
  from time_entry_change where desk_id = :desk and time_entry_id = :entry order by at)"};

}  // namespace

void insert_time_change(storage::Transaction& tx, DeskId desk, TimeEntry const& before, TimeChange const& change) {
  tx.execute(kInsert, {{"desk", desk},
                       {"entry", before.id},
                       {"at", change.at},
                       {"started_at", before.started_at},
                       {"minutes", before.minutes},
                       {"work_type", before.work_type},
                       {"note", before.note},
                       {"billable", before.billable},
                       {"deleted", change.deleted},
                       {"person", change.person_name}});
}

std::vector<EarlierTime> time_history(storage::Transaction& tx, DeskId desk, TimeEntryId id) {
  return tx.all<EarlierTime>(kHistory, {{"desk", desk}, {"entry", id}});
}

}  // namespace podpora::charges

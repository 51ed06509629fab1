#include "features/billing/run_store.h"

namespace podpora::billing {

namespace {

constexpr storage::Query kFind{"billing_run.find", R"(
  select id, period_from, period_to, issued_on, state, fingerprint, created_by, created_at, approved_by, approved_at,
         locked_by, locked_at
  from billing_run where desk_id = :desk and id = :id)"};

constexpr storage::Query kList{"billing_run.list", R"(
  select id, period_from, period_to, issued_on, state, fingerprint, created_by, created_at, approved_by, approved_at,
         locked_by, locked_at
  from billing_run where desk_id = :desk order by id desc limit 200)"};

constexpr storage::Query kOpen{"billing_run.open", R"(
  select count(*) from billing_run where desk_id = :desk and state <> 'locked')"};

constexpr storage::Query kInsert{"billing_run.insert", R"(
  insert into billing_run (desk_id, id, period_from, period_to, issued_on, state, fingerprint, created_by, created_at,
                           approved_by, approved_at, locked_by, locked_at)
  values (:desk, :id, :period_from, :period_to, :issued_on, :state, '', :created_by, :created_at, '', null, '',
          null))"};

constexpr storage::Query kUpdate{"billing_run.update", R"(
  update billing_run
  set state = :state, fingerprint = :fingerprint, approved_by = :approved_by, approved_at = :approved_at,
      locked_by = :locked_by, locked_at = :locked_at
  where desk_id = :desk and id = :id and state = :before)"};

constexpr storage::Query kDelete{"billing_run.delete", R"(
  delete from billing_run where desk_id = :desk and id = :id and state <> 'locked')"};

}  // namespace

std::optional<BillingRun> find_run(storage::Transaction& tx, DeskId desk, RunId id) {
  return tx.first<BillingRun>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<BillingRun> list_runs(storage::Transaction& tx, DeskId desk) {
  return tx.all<BillingRun>(kList, {{"desk", desk}});
}

bool has_open_run(storage::Transaction& tx, DeskId desk) {
  return tx.first<std::int64_t>(kOpen, {{"desk", desk}}).value_or(0) > 0;
}

void insert_run(storage::Transaction& tx, DeskId desk, BillingRun const& run) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", run.id},
                       {"period_from", run.period_from},
                       {"period_to", run.period_to},
                       {"issued_on", run.issued_on},
                       {"state", run.state},
                       {"created_by", run.created_by},
                       {"created_at", run.created_at}});
}

bool update_run(storage::Transaction& tx, DeskId desk, BillingRun const& run, RunState before) {
  return tx.execute(kUpdate, {{"desk", desk},
                              {"id", run.id},
                              {"state", run.state},
                              {"fingerprint", run.fingerprint},
                              {"approved_by", run.approved_by},
                              {"approved_at", run.approved_at},
                              {"locked_by", run.locked_by},
                              {"locked_at", run.locked_at},
                              {"before", before}}) == 1;
}

void delete_run(storage::Transaction& tx, DeskId desk, RunId id) {
  tx.execute(kDelete, {{"desk", desk}, {"id", id}});
}

}  // namespace podpora::billing

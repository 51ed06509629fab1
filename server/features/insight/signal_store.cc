#include "features/insight/signal_store.h"

namespace podpora::insight {

namespace {

constexpr storage::Query kInsert{"signal.insert", R"(
  insert into signal (desk_id, id, customer_id, ticket_id, service, body, noted_by, noted_at, rule, subject, strength,
                      evidence, state, changed_at, closed_by, reason, dismissed_strength)
  values (:desk, :id, :customer, :ticket, :service, :body, :noted_by, :noted_at, :rule, :subject, :strength,
          :evidence, :state, :changed_at, :closed_by, :reason, :dismissed_strength))"};

constexpr storage::Query kUpdate{"signal.update", R"(
  update signal set service = :service, strength = :strength, evidence = :evidence, state = :state,
    changed_at = :changed_at, closed_by = :closed_by, reason = :reason, dismissed_strength = :dismissed_strength
  where desk_id = :desk and id = :id)"};

// Whatever shows a signal leaves out what an agent noted on a ticket about a vulnerability.
constexpr storage::Query kFind{"signal.find", R"(
  select id, customer_id, ticket_id, service, body, noted_by, noted_at, rule, subject, strength, evidence, state,
         changed_at, closed_by, reason, dismissed_strength
  from signal s where s.desk_id = :desk and s.id = :id
    and not exists (select t.id from ticket t
                    where t.desk_id = s.desk_id and t.id = s.ticket_id and t.nature = 'vulnerability'))"};

constexpr storage::Query kOfCustomer{"signal.of_customer", R"(
  select id, customer_id, ticket_id, service, body, noted_by, noted_at, rule, subject, strength, evidence, state,
         changed_at, closed_by, reason, dismissed_strength
  from signal s where s.desk_id = :desk and s.customer_id = :customer and s.state in ('open', 'taken')
    and not exists (select t.id from ticket t
                    where t.desk_id = s.desk_id and t.id = s.ticket_id and t.nature = 'vulnerability')
  order by id desc limit 200)"};

constexpr storage::Query kFindings{"signal.findings", R"(
  select id, customer_id, ticket_id, service, body, noted_by, noted_at, rule, subject, strength, evidence, state,
         changed_at, closed_by, reason, dismissed_strength
  from signal where desk_id = :desk and customer_id = :customer and rule <> '' order by id)"};

constexpr storage::Query kList{"signal.list", R"(
  select id, customer_id, ticket_id, service, body, noted_by, noted_at, rule, subject, strength, evidence, state,
         changed_at, closed_by, reason, dismissed_strength
  from signal s where s.desk_id = :desk and s.state = :state and s.id < :before and (:rule = '' or s.rule = :rule)
    and not exists (select t.id from ticket t
                    where t.desk_id = s.desk_id and t.id = s.ticket_id and t.nature = 'vulnerability')
  order by s.id desc limit :limit)"};

}  // namespace

void insert_signal(storage::Transaction& tx, DeskId desk, Signal const& signal) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", signal.id},
                       {"customer", signal.customer_id},
                       {"ticket", signal.ticket_id},
                       {"service", signal.service},
                       {"body", signal.text},
                       {"noted_by", signal.noted_by},
                       {"noted_at", signal.noted_at},
                       {"rule", signal.rule},
                       {"subject", signal.subject},
                       {"strength", signal.strength},
                       {"evidence", signal.evidence},
                       {"state", signal.state},
                       {"changed_at", signal.changed_at},
                       {"closed_by", signal.closed_by},
                       {"reason", signal.reason},
                       {"dismissed_strength", signal.dismissed_strength}});
}

void update_signal(storage::Transaction& tx, DeskId desk, Signal const& signal) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", signal.id},
                       {"service", signal.service},
                       {"strength", signal.strength},
                       {"evidence", signal.evidence},
                       {"state", signal.state},
                       {"changed_at", signal.changed_at},
                       {"closed_by", signal.closed_by},
                       {"reason", signal.reason},
                       {"dismissed_strength", signal.dismissed_strength}});
}

std::optional<Signal> find_signal(storage::Transaction& tx, DeskId desk, SignalId id) {
  return tx.first<Signal>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<Signal> signals_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<Signal>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

std::vector<Signal> findings_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<Signal>(kFindings, {{"desk", desk}, {"customer", customer}});
}

std::vector<Signal> list_signals(storage::Transaction& tx, DeskId desk, SignalPage const& page) {
  return tx.all<Signal>(
      kList,
      {{"desk", desk}, {"state", page.state}, {"rule", page.rule}, {"before", page.before}, {"limit", page.limit}});
}

}  // namespace podpora::insight

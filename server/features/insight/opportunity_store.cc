#include "features/insight/opportunity_store.h"

#include "platform/base/enum_text.h"

namespace podpora::insight {

namespace {

constexpr storage::Query kInsert{"opportunity.insert", R"(
  insert into opportunity (desk_id, id, customer_id, signal_id, title, service, quoted, next_step, owner_id,
                           value_minor, currency, due_at, state, loss, reason, opened_by, opened_at, closed_at,
                           version)
  values (:desk, :id, :customer, :signal, :title, :service, :quoted, :next_step, :owner, :value_minor, :currency,
          :due_at, :state, :loss, :reason, :opened_by, :opened_at, :closed_at, :version))"};

constexpr storage::Query kUpdate{"opportunity.update", R"(
  update opportunity set title = :title, service = :service, quoted = :quoted, next_step = :next_step,
    owner_id = :owner, value_minor = :value_minor, currency = :currency,
    reminded_at = case when due_at = :due_at then reminded_at else null end, due_at = :due_at, state = :state,
    loss = :loss, reason = :reason, closed_at = :closed_at, version = :version
  where desk_id = :desk and id = :id)"};

constexpr storage::Query kFind{"opportunity.find", R"(
  select id, customer_id, signal_id, title, service, quoted, next_step, owner_id, value_minor, currency, due_at, state,
         loss, reason, opened_by, opened_at, closed_at, version
  from opportunity where desk_id = :desk and id = :id)"};

constexpr storage::Query kList{"opportunity.list", R"(
  select id, customer_id, signal_id, title, service, quoted, next_step, owner_id, value_minor, currency, due_at, state,
         loss, reason, opened_by, opened_at, closed_at, version
  from opportunity where desk_id = :desk and id < :before and (:state = '' or state = :state)
    and (:any_owner = 1 or coalesce(owner_id, 0) = :owner) and (:any_customer = 1 or customer_id = :customer)
  order by id desc limit :limit)"};

constexpr storage::Query kUnreminded{"opportunity.unreminded", R"(
  select id, customer_id, signal_id, title, service, quoted, next_step, owner_id, value_minor, currency, due_at, state,
         loss, reason, opened_by, opened_at, closed_at, version
  from opportunity
  where desk_id = :desk and due_at is not null and due_at <= :now and state = 'open' and reminded_at is null
  order by due_at limit 500)"};

constexpr storage::Query kReminded{"opportunity.reminded", R"(
  update opportunity set reminded_at = :now where desk_id = :desk and id = :id and reminded_at is null)"};

}  // namespace

void insert_opportunity(storage::Transaction& tx, DeskId desk, Opportunity const& opportunity) {
  tx.execute(kInsert, {{"desk", desk},
                       {"id", opportunity.id},
                       {"customer", opportunity.customer_id},
                       {"signal", opportunity.signal_id},
                       {"title", opportunity.title},
                       {"service", opportunity.service},
                       {"quoted", opportunity.quoted},
                       {"next_step", opportunity.next_step},
                       {"owner", opportunity.owner_id},
                       {"value_minor", opportunity.value_minor},
                       {"currency", opportunity.currency},
                       {"due_at", opportunity.due_at},
                       {"state", opportunity.state},
                       {"loss", opportunity.loss},
                       {"reason", opportunity.reason},
                       {"opened_by", opportunity.opened_by},
                       {"opened_at", opportunity.opened_at},
                       {"closed_at", opportunity.closed_at},
                       {"version", opportunity.version}});
}

void update_opportunity(storage::Transaction& tx, DeskId desk, Opportunity const& opportunity) {
  tx.execute(kUpdate, {{"desk", desk},
                       {"id", opportunity.id},
                       {"title", opportunity.title},
                       {"service", opportunity.service},
                       {"quoted", opportunity.quoted},
                       {"next_step", opportunity.next_step},
                       {"owner", opportunity.owner_id},
                       {"value_minor", opportunity.value_minor},
                       {"currency", opportunity.currency},
                       {"due_at", opportunity.due_at},
                       {"state", opportunity.state},
                       {"loss", opportunity.loss},
                       {"reason", opportunity.reason},
                       {"closed_at", opportunity.closed_at},
                       {"version", opportunity.version}});
}

std::optional<Opportunity> find_opportunity(storage::Transaction& tx, DeskId desk, OpportunityId id) {
  return tx.first<Opportunity>(kFind, {{"desk", desk}, {"id", id}});
}

std::vector<Opportunity> list_opportunities(storage::Transaction& tx, DeskId desk, OpportunityPage const& page) {
  return tx.all<Opportunity>(kList, {{"desk", desk},
                                     {"before", page.before},
                                     {"state", page.state ? to_text(*page.state) : std::string{}},
                                     {"any_owner", page.owner ? 0 : 1},
                                     {"owner", page.owner.value_or(PersonId{0})},
                                     {"any_customer", page.customer ? 0 : 1},
                                     {"customer", page.customer.value_or(customers::CustomerId{0})},
                                     {"limit", page.limit}});
}

std::vector<Opportunity> unreminded(storage::Transaction& tx, DeskId desk, Time now) {
  return tx.all<Opportunity>(kUnreminded, {{"desk", desk}, {"now", now}});
}

bool set_reminded(storage::Transaction& tx, DeskId desk, OpportunityId id, Time now) {
  return tx.execute(kReminded, {{"desk", desk}, {"id", id}, {"now", now}}) > 0;
}

}  // namespace podpora::insight

#include "features/insight/signal.h"

#include "platform/base/text.h"

namespace podpora::insight {

namespace {

constexpr storage::Query kInsert{"signal.insert", R"(
  insert into signal (desk_id, id, customer_id, ticket_id, service, body, noted_by, noted_at)
  values (:desk, :id, :customer, :ticket, :service, :body, :noted_by, :noted_at))"};

constexpr storage::Query kOfCustomer{"signal.of_customer", R"(
  select id, customer_id, ticket_id, service, body, noted_by, noted_at
  from signal s where s.desk_id = :desk and s.customer_id = :customer
    and not exists (select t.id from ticket t
                    where t.desk_id = s.desk_id and t.id = s.ticket_id and t.nature = 'vulnerability')
  order by id desc limit 200)"};

constexpr storage::Query kCauses{"insight.causes", R"(
  select cause, count(id) from ticket
  where desk_id = :desk and customer_id = :customer and cause <> '' and nature <> 'vulnerability'
  group by cause order by count(id) desc, cause limit 50)"};

}  // namespace

Result<Signal> note_signal(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                           tickets::TicketId ticket, std::string const& service, std::string const& text) {
  auto const found = tickets::find_ticket(tx, actor.desk, ticket);
  if (!found) return not_found("ticket");
  if (!found->customer_id) return conflict("ticket-without-customer");
  auto const body = trim(text);
  if (body.empty()) return invalid("/text", "required");
  Signal const signal{.id = context.ids.make<SignalId>(),
                      .customer_id = *found->customer_id,
                      .ticket_id = ticket,
                      .service = service,
                      .text = body,
                      .noted_by = actor.name,
                      .noted_at = context.clock.now()};
  tx.execute(kInsert, {{"desk", actor.desk},
                       {"id", signal.id},
                       {"customer", signal.customer_id},
                       {"ticket", signal.ticket_id},
                       {"service", signal.service},
                       {"body", signal.text},
                       {"noted_by", signal.noted_by},
                       {"noted_at", signal.noted_at}});
  audit::record(tx, context, actor, {.kind = "signal.noted", .subject = to_text(signal.id)});
  return signal;
}

std::vector<Signal> signals_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<Signal>(kOfCustomer, {{"desk", desk}, {"customer", customer}});
}

std::vector<CauseCount> causes_of(storage::Transaction& tx, DeskId desk, customers::CustomerId customer) {
  return tx.all<CauseCount>(kCauses, {{"desk", desk}, {"customer", customer}});
}

}  // namespace podpora::insight

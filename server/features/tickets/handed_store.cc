#include "features/tickets/handed.h"

#include "platform/http/json.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kHand{"ticket_handed.hand_over", R"(
  insert into ticket_handed (desk_id, ticket_id, company, handed_at) values (:desk, :ticket, :company, :now)
  on conflict (desk_id, ticket_id, company) do update set handed_at = excluded.handed_at, ended_at = null)"};

constexpr storage::Query kTakeBack{"ticket_handed.take_back", R"(
  update ticket_handed set ended_at = :now
  where desk_id = :desk and ticket_id = :ticket and company = :company and ended_at is null)"};

constexpr storage::Query kIsHanded{"ticket_handed.is_handed", R"(
  select count(*) from ticket_handed
  where desk_id = :desk and ticket_id = :ticket and company = :company and ended_at is null)"};

std::string payload_of(std::string const& company) {
  auto payload = http::Json::object();
  return http::write_json(payload.set("company", company));
}

}  // namespace

void hand_over(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TicketId ticket,
               std::string const& company) {
  tx.execute(kHand, {{"desk", actor.desk}, {"ticket", ticket}, {"company", company}, {"now", context.clock.now()}});
  audit::record(tx, context, actor,
                {.kind = "ticket.handed_over", .subject = to_text(ticket), .payload = payload_of(company)});
}

void take_back(storage::Transaction& tx, audit::Context const& context, Actor const& actor, TicketId ticket,
               std::string const& company) {
  auto const ended = tx.execute(
      kTakeBack, {{"desk", actor.desk}, {"ticket", ticket}, {"company", company}, {"now", context.clock.now()}});
  if (ended == 0) return;
  audit::record(tx, context, actor,
                {.kind = "ticket.taken_back", .subject = to_text(ticket), .payload = payload_of(company)});
}

bool is_handed(storage::Transaction& tx, DeskId desk, TicketId ticket, std::string const& company) {
  if (company.empty()) return false;
  return tx.first<std::int64_t>(kIsHanded, {{"desk", desk}, {"ticket", ticket}, {"company", company}}).value_or(0) > 0;
}

}  // namespace podpora::tickets

#include "features/tickets/draft.h"
#include "platform/base/text.h"

namespace podpora::tickets {

namespace {

constexpr storage::Query kPut{"draft.put", R"(
  insert into draft (desk_id, person_id, ticket_id, kind, body, updated_at)
  values (:desk, :person, :ticket, :kind, :body, :updated_at)
  on conflict (desk_id, person_id, ticket_id, kind)
  do update set body = excluded.body, updated_at = excluded.updated_at)"};

constexpr storage::Query kOfTicket{"draft.of_ticket", R"(
  select kind, body, updated_at from draft
  where desk_id = :desk and person_id = :person and ticket_id = :ticket order by kind)"};

constexpr storage::Query kDelete{"draft.delete", R"(
  delete from draft where desk_id = :desk and person_id = :person and ticket_id = :ticket and kind = :kind)"};

PersonId person_of(Actor const& actor) {
  return actor.person.value_or(PersonId{0});
}

}  // namespace

Result<Draft> keep_draft(storage::Transaction& tx, Actor const& actor, TicketId ticket, Draft draft) {
  if (!find_ticket(tx, actor.desk, ticket)) return not_found("ticket");
  if (trim(draft.body).empty()) {
    drop_draft(tx, actor, ticket, draft.kind);
    draft.body.clear();
    return draft;
  }
  tx.execute(kPut, {{"desk", actor.desk},
                    {"person", person_of(actor)},
                    {"ticket", ticket},
                    {"kind", draft.kind},
                    {"body", draft.body},
                    {"updated_at", draft.updated_at}});
  return draft;
}

std::vector<Draft> drafts_of(storage::Transaction& tx, Actor const& actor, TicketId ticket) {
  return tx.all<Draft>(kOfTicket, {{"desk", actor.desk}, {"person", person_of(actor)}, {"ticket", ticket}});
}

void drop_draft(storage::Transaction& tx, Actor const& actor, TicketId ticket, DraftKind kind) {
  tx.execute(kDelete, {{"desk", actor.desk}, {"person", person_of(actor)}, {"ticket", ticket}, {"kind", kind}});
}

}  // namespace podpora::tickets

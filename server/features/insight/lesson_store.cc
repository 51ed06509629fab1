#include "features/insight/lesson.h"

namespace podpora::insight {

namespace {

constexpr storage::Query kFind{"lesson.find", R"(
  select ticket_id, cause, self_service, avoided_by, proposed, decided_by, decided_at, article_id
  from ticket_lesson where desk_id = :desk and ticket_id = :ticket)"};

constexpr storage::Query kPut{"lesson.put", R"(
  insert into ticket_lesson (desk_id, ticket_id, cause, self_service, avoided_by, proposed, decided_by, decided_at,
                             article_id)
  values (:desk, :ticket, :cause, :self_service, :avoided_by, :proposed, :decided_by, :decided_at, :article)
  on conflict (desk_id, ticket_id) do update set cause = excluded.cause, self_service = excluded.self_service,
    avoided_by = excluded.avoided_by, proposed = excluded.proposed, decided_by = excluded.decided_by,
    decided_at = excluded.decided_at, article_id = excluded.article_id)"};

}  // namespace

std::optional<Lesson> find_lesson(storage::Transaction& tx, DeskId desk, tickets::TicketId ticket) {
  return tx.first<Lesson>(kFind, {{"desk", desk}, {"ticket", ticket}});
}

void put_lesson(storage::Transaction& tx, DeskId desk, Lesson const& lesson) {
  tx.execute(kPut, {{"desk", desk},
                    {"ticket", lesson.ticket_id},
                    {"cause", lesson.cause},
                    {"self_service", lesson.self_service},
                    {"avoided_by", lesson.avoided_by},
                    {"proposed", lesson.proposed},
                    {"decided_by", lesson.decided_by},
                    {"decided_at", lesson.decided_at},
                    {"article", lesson.article_id}});
}

}  // namespace podpora::insight

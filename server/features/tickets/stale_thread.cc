#include "features/tickets/stale_thread.h"

namespace podpora::tickets {

std::vector<Message> said_since(std::vector<Message> const& all, MessageId last_seen, std::optional<PersonId> reader) {
  std::vector<Message> some;
  for (auto const& message : all) {
    if (message.id <= last_seen || message.author_kind == AuthorKind::kSystem) continue;
    bool const is_own = message.author_kind == AuthorKind::kAgent && reader && message.author_id == reader;
    if (!is_own) some.push_back(message);
  }
  return some;
}

Result<void> check_thread(storage::Transaction& tx, Actor const& actor, TicketId ticket, MessageId last_seen) {
  auto const news = said_since(messages_of(tx, actor.desk, ticket), last_seen, actor.person);
  if (news.empty()) return {};
  auto const& newest = news.back();
  return conflict("stale-thread", {{"count", static_cast<std::int64_t>(news.size())},
                                   {"name", newest.author_name},
                                   {"message", to_text(newest.id)}});
}

}  // namespace podpora::tickets

#include "app/operations_http.h"

#include "features/intake/mail_store.h"
#include "features/mailboxes/mailbox_store.h"

namespace podpora::app {

namespace {

constexpr int kListMax = 200;

}  // namespace

Result<http::Page<jobs::DeadLetter>> OperationsHttp::dead_letters(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<http::Page<jobs::DeadLetter>> {
    return http::Page<jobs::DeadLetter>{.items = jobs::dead_letters(tx, desk, kListMax), .next = std::nullopt};
  });
}

Result<http::NoContent> OperationsHttp::retry(http::Call const& call) const {
  auto const desk = call.actor.desk;
  auto const id = TRY(call.id<JobId>("id"));
  return database_.write(storage::Scope::of(desk), [&](auto& tx) -> Result<http::NoContent> {
    if (!jobs::retry_dead_letter(tx, desk, id, clock_.now())) return not_found("job");
    return http::NoContent{};
  });
}

Result<Alerts> OperationsHttp::alerts(http::Call const& call) const {
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk), [&](auto& tx) -> Result<Alerts> {
    return Alerts{.dead_letters = static_cast<std::int64_t>(jobs::dead_letters(tx, desk, kListMax).size()),
                  .quarantined = intake::count_quarantined(tx, desk),
                  .failing_mailboxes = mailboxes::count_failing(tx, desk)};
  });
}

}  // namespace podpora::app

#include "features/intake/deliver.h"

#include "features/identity/desk.h"

#include <spdlog/spdlog.h>

#include <memory>

namespace podpora::intake {

namespace {

constexpr std::size_t kRunningMax = 16;

Delivered delivered(MailRow const& row, Outcome outcome) {
  return {.message = row.id, .sha256 = row.sha256, .outcome = outcome, .ticket = row.ticket_id};
}

/// The edge between one mail and the process: a mail that breaks its filing is left to the job, which counts its
/// attempts and ends in quarantine.
void file_logged(Context const& context, DeskId desk, MailId id, std::promise<MailRow>& promise) {
  try {
    promise.set_value(file_mail(context, desk, id));
  } catch (std::exception const& error) {
    spdlog::warn("mail.not_filed_yet mail={} error={}", to_text(id), error.what());
    promise.set_exception(std::current_exception());
  }
}

}  // namespace

Result<Delivered> Deliverer::deliver(std::string const& slug, std::string_view raw, Arrival const& arrival) {
  auto const desk = context_.database.read(storage::Scope::all_desks(),
                                           [&](auto& tx) { return identity::find_desk_by_slug(tx, slug); });
  if (!desk) return not_found("desk");
  return deliver(desk->id, raw, arrival);
}

Delivered Deliverer::deliver(DeskId desk, std::string_view raw, Arrival const& arrival) {
  auto const stored = store_mail(context_, desk, raw, arrival);
  if (stored.duplicate) return delivered(stored.row, Outcome::kDuplicate);
  if (stored.row.state != MailState::kStored) return delivered(stored.row, stored.row.outcome);
  // Shared: the filing may outlive this call, and this call may outlive the filing.
  auto const promise = std::make_shared<std::promise<MailRow>>();
  auto filed = promise->get_future();
  {
    std::lock_guard const lock(mutex_);
    running_.remove_if([](auto& f) { return f.wait_for(std::chrono::seconds{0}) == std::future_status::ready; });
    if (running_.size() >= kRunningMax) return delivered(stored.row, Outcome::kStored);
    running_.push_back(std::async(
        std::launch::async, [this, desk, id = stored.row.id, promise] { file_logged(context_, desk, id, *promise); }));
  }
  if (filed.wait_for(patience_) != std::future_status::ready) return delivered(stored.row, Outcome::kStored);
  try {
    auto const row = filed.get();
    return delivered(row, row.outcome);
  } catch (std::exception const&) {
    return delivered(stored.row, Outcome::kStored);
  }
}

}  // namespace podpora::intake

#include "platform/storage/open_transaction.h"

#include <spdlog/spdlog.h>

namespace podpora::storage {

namespace {

thread_local Database const* inside = nullptr;

}  // namespace

void call_after_commit(std::vector<std::function<void()>> const& calls) {
  for (auto const& call : calls) {
    try {
      call();
    } catch (std::exception const& e) {
      spdlog::error("storage.after_commit_failed error={}", e.what());
    }
  }
}

void refuse_nested(Database const& database) {
  if (inside == &database) throw std::logic_error("a database verb was called inside another");
}

VerbGuard::VerbGuard(Database const& database) : before_(inside) {
  refuse_nested(database);
  inside = &database;
}

VerbGuard::~VerbGuard() {
  inside = before_;
}

}  // namespace podpora::storage

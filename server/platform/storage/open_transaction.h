#pragma once

#include "platform/storage/database.h"

#include <functional>
#include <string_view>
#include <utility>
#include <vector>

namespace podpora::storage {

/// What both dialects' transactions have beyond the public interface. Private to platform/storage.
class OpenTransaction : public Transaction {
 public:
  /// Runs SQL without parameters, as it stands: migrations.
  virtual void script(std::string_view sql) = 0;

  void after_commit(std::function<void()> f) final { after_commit_.push_back(std::move(f)); }

  std::vector<std::function<void()>> take_after_commit() { return std::exchange(after_commit_, {}); }

 private:
  std::vector<std::function<void()>> after_commit_;
};

/// Calls what was left for after the commit. The caller's change is durable, so a failure here is logged only.
void call_after_commit(std::vector<std::function<void()>> const& calls);

/// Marks this thread as inside a verb of the database for its lifetime; throws std::logic_error when it is already:
/// one verb inside the other would wait for itself.
class VerbGuard {
 public:
  explicit VerbGuard(Database const& database);
  VerbGuard(VerbGuard const&) = delete;
  VerbGuard& operator=(VerbGuard const&) = delete;
  ~VerbGuard();

 private:
  Database const* before_;
};

/// Throws as VerbGuard does, marks nothing.
void refuse_nested(Database const& database);

}  // namespace podpora::storage

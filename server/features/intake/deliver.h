#pragma once

#include "features/intake/intake.h"

#include <chrono>
#include <future>
#include <list>
#include <mutex>

namespace podpora::intake {

/// Takes mail from outside: keeps it, then tries to file it at once. What has not ended in time goes on behind the
/// caller's back; the filing job makes sure that it ends. Safe to call from several threads. Behind the Unix socket of
/// the server, and in `podpora mail deliver` where no server runs.
class Deliverer {
 public:
  explicit Deliverer(Context context, std::chrono::milliseconds patience = std::chrono::seconds{5})
      : context_(context), patience_(patience) {}
  Deliverer(Deliverer const&) = delete;
  Deliverer& operator=(Deliverer const&) = delete;
  /// Waits for filings that still run.
  ~Deliverer() = default;

  /// Finds the desk by its short name first: kNotFound.
  Result<Delivered> deliver(std::string const& slug, std::string_view raw, Arrival const& arrival = {});
  /// Returns once the mail is on disk; throws when it could not be stored. A failed filing is no failed delivery.
  Delivered deliver(DeskId desk, std::string_view raw, Arrival const& arrival = {});

 private:
  Context context_;
  std::chrono::milliseconds patience_;
  std::mutex mutex_;
  std::list<std::future<void>> running_;
};

}  // namespace podpora::intake

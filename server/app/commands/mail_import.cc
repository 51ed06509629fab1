#include "app/app.h"
#include "app/commands/commands.h"
#include "app/parts.h"
#include "features/identity/desk.h"
#include "features/intake/import_mail.h"
#include "platform/http/wire.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <iostream>

namespace podpora::app {

namespace {

/// A line that overwrites itself on a terminal; in a log only one for every so many messages.
class ProgressLine {
 public:
  void show(intake::ImportProgress const& progress) {
    constexpr std::int64_t kEvery = 1000;
    if (!terminal_ && progress.messages / kEvery == shown_) return;
    shown_ = progress.messages / kEvery;
    auto const total = std::max<std::int64_t>(progress.bytes_total, 1);
    std::cerr << (terminal_ ? "\r" : "")
              << fmt::format("{:3d} %  {} messages, {} tickets, {} replies, {} duplicates",
                             100 * progress.bytes / total, progress.messages, progress.tickets, progress.replies,
                             progress.duplicates)
              << (terminal_ ? "" : "\n") << std::flush;
  }
  void end() const {
    if (terminal_) std::cerr << "\n";
  }

 private:
  bool const terminal_{::isatty(STDERR_FILENO) == 1};
  std::int64_t shown_{-1};
};

void add(intake::ImportProgress& sum, intake::ImportProgress const& part) {
  sum.files += part.files;
  sum.messages += part.messages;
  sum.tickets += part.tickets;
  sum.replies += part.replies;
  sum.duplicates += part.duplicates;
  sum.set_aside += part.set_aside;
  sum.unread += part.unread;
  sum.bytes += part.bytes;
  sum.bytes_total += part.bytes_total;
  sum.skipped.insert(sum.skipped.end(), part.skipped.begin(), part.skipped.end());
}

}  // namespace

int import_mail(Config const& config, ImportOptions const& options) {
  spdlog::set_level(spdlog::level::off);
  auto const store = app_options(config);
  Outside outside(store);
  App app(store, outside.ports());
  auto const desk = app.database().read(storage::Scope::all_desks(),
                                        [&](auto& tx) { return identity::find_desk_by_slug(tx, options.desk); });
  if (!desk) {
    std::cerr << "podpora mail import: there is no desk " << options.desk << "\n";
    return kExitNoDesk;
  }
  intake::ImportProgress sum;
  ProgressLine line;
  for (auto const& path : options.paths) {
    add(sum,
        intake::import_mail(app.parts().intake, desk->id, path, [&](auto const& progress) { line.show(progress); }));
  }
  line.end();
  std::cout << http::to_json(sum) << "\n" << std::flush;
  return kExitOk;
}

}  // namespace podpora::app

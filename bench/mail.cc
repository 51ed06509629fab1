#include "bench/mail.h"

#include "platform/storage/migrate.h"
#include "platform/storage/open.h"

namespace podpora::bench {

namespace {

constexpr DeskId kDesk{1};
constexpr std::int64_t kSmallest = 2000;
constexpr std::int64_t kStep = 1000;
constexpr std::int64_t kSizes = 19;

}  // namespace

MailDesk::MailDesk(std::string const& folder)
    : bare_(folder + "/bare_mail.db"),
      database_(storage::open_database("sqlite:" + folder + "/mail.db")),
      blobs_(blobs::make_store(folder + "/blobs")),
      intake_{*database_, *blobs_, {{clock_, ids_, *random_}, ticket_hooks_}, hooks_, *reader_} {
  storage::migrate(*database_);
}

std::string MailDesk::next_mail(std::int64_t number) const {
  auto mail = "From: Jana <jana@lipa.example>\r\nTo: podpora@hvezda.example\r\nSubject: Mail " +
              std::to_string(number) + "\r\nMessage-ID: <" + std::to_string(number) +
              "@lipa.example>\r\nContent-Type: text/plain\r\n\r\n";
  auto const size = static_cast<std::size_t>(kSmallest + number % kSizes * kStep);
  while (mail.size() < size) mail += "Something does not work and this line says what.\r\n";
  return mail;
}

void MailDesk::keep_bare(benchmark::State& state, int group) {
  for (auto _ : state) {
    bare_.begin();
    for (int n = 0; n < group; ++n) {
      auto const number = ++last_;
      bare_.insert(number, next_mail(number));
    }
    bare_.commit();
  }
  state.SetItemsProcessed(state.iterations() * group);
}

void MailDesk::keep_ours(benchmark::State& state) {
  for (auto _ : state) intake::store_mail(intake_, kDesk, next_mail(++last_));
  state.SetItemsProcessed(state.iterations());
}

void MailDesk::file_ours(benchmark::State& state) {
  for (auto _ : state) {
    auto const stored = intake::store_mail(intake_, kDesk, next_mail(++last_));
    intake::file_mail(intake_, kDesk, stored.row.id);
  }
  state.SetItemsProcessed(state.iterations());
}

}  // namespace podpora::bench

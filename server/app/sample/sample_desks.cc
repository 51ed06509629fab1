#include "app/sample/sample_desks.h"

#include "app/demo/add_desk.h"
#include "features/identity/desk.h"
#include "features/identity/person.h"
#include "features/identity/session.h"
#include "platform/http/dispatch.h"
#include "platform/storage/migrate.h"

#include <fmt/format.h>

#include <array>

namespace podpora::app {

using storage::Scope;

namespace {

/// Of the demo partner: each sees something else.
constexpr std::array<std::string_view, 6> kPlayed{"anna@severka.example", "petr@severka.example",
                                                  "olga@severka.example", "lucie@severka.example",
                                                  "jana@klas.example",    "tomas@javor.example"};

/// Somebody of a sample desk who may be played: who left has no eyes to look through.
std::optional<identity::Person> find_played(storage::Transaction& tx, DeskId desk, std::string const& email) {
  auto person = identity::find_person_by_email(tx, desk, email);
  return person && identity::actor_of(tx, desk, person->id) ? person : std::nullopt;
}

/// The request as a browser would send it that knows the sample desk only.
http::Request inward(http::Request request) {
  auto const session = request.cookie(kSampleCookie).value_or("");
  request.headers.erase("cookie");
  request.headers.emplace("cookie", fmt::format("{}={}", http::kSessionCookie, session));
  return request;
}

/// A session that ends or begins in the sample desk is none of this desk's.
http::Response outward(http::Response response) {
  auto const own = fmt::format("{}=", http::kSessionCookie);
  for (auto& [name, value] : response.headers) {
    bool const sets_it = (name == "set-cookie" || name == "Set-Cookie") && value.starts_with(own);
    if (sets_it) value = fmt::format("{}={}", kSampleCookie, value.substr(own.size()));
  }
  return response;
}

}  // namespace

/// One that is open, and working in the background.
struct SampleDesks::Running {
  explicit Running(AppOptions const& options) : outside(options), app(options, outside.ports()) {
    storage::migrate(app.database());
    app.start_background();
  }
  ~Running() { app.stop_background(); }
  Running(Running const&) = delete;
  Running& operator=(Running const&) = delete;

  DeskId desk() {
    return app.database().read(Scope::all_desks(), [](auto& tx) { return identity::all_desks(tx).front().id; });
  }

  Outside outside;
  App app;
};

SampleDesks::SampleDesks(AppOptions own) : own_(std::move(own)) {}
SampleDesks::~SampleDesks() = default;

std::filesystem::path SampleDesks::folder(DeskId desk) const {
  return own_.data / "sample" / to_text(desk);
}

AppOptions SampleDesks::options_at(std::filesystem::path const& folder) const {
  auto options = own_;
  options.database_url = "sqlite:" + (folder / "podpora.db").string();
  options.data = folder;
  options.secret_key = options.smtp_url = "";
  options.private_networks.clear();
  options.job_threads = 1;
  options.is_sample = true;
  return options;
}

bool SampleDesks::exists(DeskId desk) const {
  return std::filesystem::exists(folder(desk));
}

void SampleDesks::make(DeskId desk) {
  std::lock_guard const lock(making_);
  auto const place = folder(desk);
  if (exists(desk)) return;
  // There whole or not at all, whatever ends this process.
  auto const begun = std::filesystem::path{place.string() + ".begun"};
  std::filesystem::remove_all(begun);
  demo::add_desk(options_at(begun), {.past = true, .requests = true});
  std::filesystem::rename(begun, place);
}

void SampleDesks::remove(DeskId desk) {
  // Whoever works in there would make its folders anew.
  std::unique_lock const alone(using_);
  running_.erase(desk);
  if (!exists(desk)) return;
  auto const place = folder(desk);
  auto const going = std::filesystem::path{place.string() + ".going"};
  std::filesystem::remove_all(going);
  std::filesystem::rename(place, going);
  std::filesystem::remove_all(going);
}

SampleDesks::Running* SampleDesks::find(DeskId desk) {
  std::lock_guard const lock(opening_);
  if (auto const found = running_.find(desk); found != running_.end()) return found->second.get();
  if (!exists(desk)) return nullptr;
  return running_.emplace(desk, std::make_unique<Running>(options_at(folder(desk)))).first->second.get();
}

std::vector<SamplePerson> SampleDesks::people(DeskId desk) {
  std::shared_lock const lock(using_);
  auto* const running = find(desk);
  if (!running) return {};
  auto const inside = running->desk();
  return running->app.database().read(Scope::of(inside), [&](auto& tx) {
    std::vector<SamplePerson> people;
    for (auto const email : kPlayed) {
      auto const person = find_played(tx, inside, std::string{email});
      if (!person) continue;
      people.push_back({person->name, person->email, identity::roles_of(tx, inside, person->id)});
    }
    return people;
  });
}

Result<std::string> SampleDesks::enter(DeskId desk, std::string const& email) {
  std::shared_lock const lock(using_);
  auto* const running = find(desk);
  if (!running) return not_found("sample_desk");
  auto const inside = running->desk();
  return running->app.database().write(Scope::of(inside), [&](auto& tx) -> Result<std::string> {
    auto const person = find_played(tx, inside, email);
    if (!person) return not_found("person");
    return identity::start_session(tx, running->app.audit(), inside, person->id).cookie;
  });
}

std::optional<http::Response> SampleDesks::handle(DeskId desk, http::Request const& request) {
  std::shared_lock const lock(using_);
  auto* const running = find(desk);
  if (!running) return std::nullopt;
  return outward(running->app.handle(inward(request)));
}

}  // namespace podpora::app

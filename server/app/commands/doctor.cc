#include "app/commands/commands.h"

#include "app/app.h"
#include "features/audit/sequence.h"
#include "features/identity/desk.h"
#include "features/notify/sender_store.h"
#include "features/rulebook/load.h"
#include "platform/jobs/jobs.h"
#include "platform/mail/sender_dns.h"
#include "platform/storage/migrate.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <iostream>
#include <iterator>
#include <set>

namespace podpora::app {

namespace {

/// One thing that was looked at. An empty `problem` is good.
struct Finding {
  std::string name;
  std::string detail;
  std::string problem;
};

Finding check_migrations(App& app) {
  auto const all = storage::migration_status(app.database());
  auto const missing = std::ranges::count(all, false, &storage::Migration::applied);
  return {"migrations", fmt::format("{} applied", all.size() - static_cast<std::size_t>(missing)),
          missing == 0 ? "" : fmt::format("{} missing; run: podpora migrate", missing)};
}

Finding check_folder(App& app) {
  auto const probe = app.options().data / ".doctor";
  std::error_code failed;
  std::filesystem::create_directory(probe, failed);
  std::filesystem::remove(probe, failed);
  auto const space = std::filesystem::space(app.options().data, failed);
  auto const free_mib = failed ? 0 : space.available >> 20;
  return {"data folder", fmt::format("{}, {} MiB free", app.options().data.string(), free_mib),
          failed           ? "cannot be written: " + failed.message()
          : free_mib < 256 ? "less than 256 MiB free"
                           : ""};
}

Finding check_chains(App& app) {
  auto const desks = app.database().read(storage::Scope::all_desks(), [](auto& tx) { return identity::all_desks(tx); });
  for (auto const& desk : desks) {
    if (!audit::verify_chain(app.database(), desk.id)) return {"audit log", desk.slug, "the chain of events is broken"};
  }
  return {"audit log", fmt::format("{} desks verified", desks.size()), ""};
}

Finding check_dead_letters(App& app) {
  std::size_t dead = 0;
  auto const desks = app.database().read(storage::Scope::all_desks(), [](auto& tx) { return identity::all_desks(tx); });
  for (auto const& desk : desks) {
    dead += app.database()
                .read(storage::Scope::of(desk.id), [&](auto& tx) { return jobs::dead_letters(tx, desk.id, 100); })
                .size();
  }
  return {"jobs", fmt::format("{} given up", dead), dead == 0 ? "" : "look at the dead letters and try them again"};
}

Finding check_rulebook(App&) {
  auto const rulebook = rulebook::embedded_rulebook();
  return {"rule packs", "embedded packs load", ""};
}

/// What receivers of our mail look at, for every domain that a desk sends from.
std::vector<Finding> check_sender_domains(App& app, std::string const& selector) {
  auto const desks = app.database().read(storage::Scope::all_desks(), [](auto& tx) { return identity::all_desks(tx); });
  std::set<std::string> domains;
  for (auto const& desk : desks) {
    auto const senders =
        app.database().read(storage::Scope::of(desk.id), [&](auto& tx) { return notify::senders_of(tx, desk.id); });
    for (auto const& sender : senders) domains.insert(sender.address.substr(sender.address.rfind('@') + 1));
  }
  std::vector<Finding> findings;
  for (auto const& domain : domains) {
    for (auto& found : mail::check_sender_domain(domain, selector, mail::look_up_txt)) {
      findings.push_back({std::move(found.name), std::move(found.detail), std::move(found.problem)});
    }
  }
  return findings;
}

Finding run(std::string const& name, App& app, std::function<Finding(App&)> const& check) {
  try {
    return check(app);
  } catch (std::exception const& error) {
    return {name, "", error.what()};
  }
}

void print(std::vector<Finding> const& findings, bool json) {
  if (!json) {
    for (auto const& finding : findings) {
      std::cout << (finding.problem.empty() ? "ok    " : "WRONG ") << finding.name << ": " << finding.detail
                << (finding.problem.empty() ? "" : " " + finding.problem) << "\n";
    }
    return;
  }
  boost::json::array list;
  for (auto const& finding : findings) {
    list.push_back({{"name", finding.name},
                    {"ok", finding.problem.empty()},
                    {"detail", finding.detail},
                    {"problem", finding.problem}});
  }
  std::cout << boost::json::serialize(boost::json::object{{"checks", std::move(list)}}) << "\n";
}

}  // namespace

int doctor(Config const& config, bool json) {
  auto const options = app_options(config);
  Outside outside(options);
  App app(options, outside.ports());
  std::vector<Finding> findings{run("migrations", app, check_migrations), run("data folder", app, check_folder),
                                run("rule packs", app, check_rulebook), run("audit log", app, check_chains),
                                run("jobs", app, check_dead_letters)};
  // Without its tables there is no desk to look at.
  if (findings.front().problem.empty()) {
    std::ranges::move(check_sender_domains(app, config.text("mail.dkim_selector")), std::back_inserter(findings));
  }
  print(findings, json);
  auto const good = std::ranges::all_of(findings, [](auto const& finding) { return finding.problem.empty(); });
  return good ? kExitOk : kExitError;
}

}  // namespace podpora::app

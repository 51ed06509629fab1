#include "app/commands/commands.h"

#include "app/app.h"
#include "app/demo/add_desk.h"
#include "app/demo/run_steps.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <stdlib.h>

#include <filesystem>
#include <iostream>

namespace podpora::app {

namespace {

namespace json = boost::json;

/// A folder that is gone when this is.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    auto pattern = (std::filesystem::temp_directory_path() / "podpora-demo-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    path_ = pattern;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  std::filesystem::path const& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

int seed(Config const& config, DemoOptions const& wanted) {
  auto const partner = demo::add_desk(app_options(config), {.past = wanted.past, .requests = wanted.requests});
  json::array people;
  for (auto const& person : partner.people) {
    people.push_back(
        {{"name", person.name}, {"email", person.email}, {"kind", person.kind}, {"password", demo::kPassword}});
    if (!wanted.json) std::cout << fmt::format("{:<18} {:<26} {}\n", person.name, person.email, person.kind);
  }
  if (wanted.json) {
    std::cout << json::serialize(json::object{{"desk", partner.desk.slug}, {"people", std::move(people)}}) << "\n";
  } else {
    std::cout << "everybody's password: " << demo::kPassword << "\n";
  }
  return kExitOk;
}

void print(demo::StepResult const& step) {
  std::cout << fmt::format("{} {}\n", step.ok ? "ok    " : "FAILED", step.name);
  for (auto const& line : step.said) std::cout << "       " << line << "\n";
  if (!step.ok) std::cout << "       " << step.error << "\n";
  std::cout.flush();
}

json::object as_json(demo::StepResult const& step) {
  json::array said;
  for (auto const& line : step.said) said.push_back(json::value(line));
  json::object object{{"name", step.name}, {"ok", step.ok}, {"said", std::move(said)}};
  if (!step.ok) object["error"] = step.error;
  return object;
}

/// The same settings over a folder of their own: nothing of it reaches the store or the mail server of this machine.
Config apart(Config const& config, std::filesystem::path const& folder) {
  auto values = config.values();
  auto const set = [&](std::string const& key, std::string const& text) { values[key] = {text, "demo"}; };
  set("storage.data", folder.string());
  set("storage.database", "");
  set("mail.smtp_url", "");
  set("mail.lmtp", "");
  set("server.public_url", "");
  return Config{std::move(values)};
}

int run_demo_desk(Config const& config, DemoOptions wanted) {
  TemporaryFolder const folder;
  auto const own = apart(config, folder.path());
  wanted.requests = wanted.past = true;
  if (auto const code = seed(own, wanted); code != kExitOk) return code;
  std::cout << std::flush;
  return serve(own);
}

}  // namespace

int run_demo(Config const& config, DemoOptions const& options) {
  if (options.serve) return run_demo_desk(config, options);
  if (options.seed_only) return seed(config, options);
  TemporaryFolder const folder;
  json::array list;
  bool all = true;
  demo::run_steps(folder.path(), [&](demo::StepResult const& step) {
    all = all && step.ok;
    if (options.json)
      list.push_back(as_json(step));
    else
      print(step);
  });
  if (options.json) std::cout << json::serialize(json::object{{"steps", std::move(list)}}) << "\n";
  return all ? kExitOk : kExitError;
}

}  // namespace podpora::app

#include "app/cli.h"

#include "app/commands/commands.h"
#include "app/config.h"

#include <CLI/CLI.hpp>

#include <cstring>
#include <functional>
#include <iostream>

extern char** environ;

namespace podpora::app {

namespace {

/// `podpora mail deliver` speaks the exit codes of sysexits.h, since a mail server calls it.
constexpr int kMailUsage = 64;

struct CommandLine {
  CLI::App app{"Podpora, the support desk of a cloud reseller", "podpora"};
  std::string config_folder{"/etc/podpora"};
  std::map<std::string, std::string> flags;
  DeliverOptions deliver;
  DemoOptions demo;
  RouteOptions route;
  std::vector<std::string> rulepacks;
  bool json{false};
  bool origin{false};
  bool status{false};
  std::function<int(Config const&)> command;
};

std::map<std::string, std::string> environment() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (auto const* equals = std::strchr(*entry, '='))
      variables[std::string(static_cast<char const*>(*entry), equals)] = equals + 1;
  }
  return variables;
}

void add_flag(CLI::App* command, CommandLine& line, std::string const& flag, std::string const& key) {
  auto const found = std::ranges::find(settings(), key, &Setting::key);
  command->add_option_function<std::string>(
      flag, [&line, key](std::string const& text) { line.flags[key] = text; }, std::string{found->help});
}

void add_store_flags(CLI::App* command, CommandLine& line) {
  add_flag(command, line, "--data", "storage.data");
  add_flag(command, line, "--database", "storage.database");
}

CLI::App* add_command(CommandLine& line, CLI::App& parent, std::string const& name, std::string const& help,
                      std::function<int(Config const&)> run) {
  auto* command = parent.add_subcommand(name, help);
  command->callback([&line, run = std::move(run)] { line.command = run; });
  return command;
}

void add_server_commands(CommandLine& line) {
  auto* serve_command = add_command(line, line.app, "serve", "Serve the desk until SIGTERM", serve);
  add_store_flags(serve_command, line);
  add_flag(serve_command, line, "--listen", "server.listen");
  add_flag(serve_command, line, "--public-url", "server.public_url");
  add_store_flags(add_command(line, line.app, "work", "Run background jobs only, until SIGTERM", work), line);
  auto* migrate_command = add_command(line, line.app, "migrate", "Bring the database to this version",
                                      [&line](Config const& config) { return migrate_database(config, line.status); });
  migrate_command->add_flag("--status", line.status, "only list the migrations");
  add_store_flags(migrate_command, line);
  auto* doctor_command = add_command(line, line.app, "doctor", "Check everything that must be right to run",
                                     [&line](Config const& config) { return doctor(config, line.json); });
  doctor_command->add_flag("--json", line.json, "one JSON document");
  add_store_flags(doctor_command, line);
  add_store_flags(add_command(line, line.app, "setup-url", "Print a new link to set up the first desk", setup_url),
                  line);
}

void add_job_commands(CommandLine& line) {
  auto* demo_command = add_command(line, line.app, "demo", "Run the whole job of a support desk once, and show it",
                                   [&line](Config const& config) { return run_demo(config, line.demo); });
  demo_command->add_flag("--json", line.demo.json, "one JSON document");
  demo_command->add_flag("--seed", line.demo.seed_only,
                         "only put the demo partner into --data, and say how to sign in");
  demo_command->add_flag("--requests", line.demo.requests, "with --seed: and a few requests to work on");
  add_store_flags(demo_command, line);
  auto* mail = line.app.add_subcommand("mail", "Mail in and out");
  mail->require_subcommand(1);
  auto* deliver = add_command(line, *mail, "deliver", "Take one message from standard input",
                              [&line](Config const& config) { return deliver_mail(config, line.deliver); });
  deliver->add_option("--desk", line.deliver.desk, "short name of the desk")->required();
  add_store_flags(deliver, line);
}

void add_rule_commands(CommandLine& line) {
  auto* route = add_command(line, line.app, "route", "Decide how a request may be escalated",
                            [&line](Config const&) { return decide_route(line.route); });
  route->add_option("--facts", line.route.facts, "JSON file, or - for standard input")->required();
  route->add_option("--rulepack", line.route.rulepacks, "TOML files instead of the embedded packs");
  auto* rulepack = line.app.add_subcommand("rulepack", "Rule packs");
  rulepack->require_subcommand(1);
  auto* check = add_command(line, *rulepack, "check", "Explain every error of rule pack files",
                            [&line](Config const&) { return check_rulepacks(line.rulepacks); });
  check->add_option("FILE", line.rulepacks, "TOML files that belong together")->required();
}

void add_info_commands(CommandLine& line) {
  auto* config = line.app.add_subcommand("config", "Configuration");
  config->require_subcommand(1);
  auto* show = add_command(line, *config, "show", "Print every setting, secrets masked",
                           [&line](Config const& values) { return show_config(values, line.origin); });
  show->add_flag("--origin", line.origin, "say where each value comes from");
  add_command(line, line.app, "openapi", "Print the OpenAPI document", [](Config const&) { return print_openapi(); });
  add_command(line, line.app, "version", "Print the version", [&line](Config const&) {
    return print_version(line.json);
  })->add_flag("--json", line.json, "one JSON document");
}

bool is_mail(int argc, char** argv) {
  return argc > 1 && std::strcmp(argv[1], "mail") == 0;
}

}  // namespace

int run_cli(int argc, char** argv) {
  CommandLine line;
  line.app.require_subcommand(1);
  line.app.add_option("--config", line.config_folder, "folder with podpora.toml and conf.d");
  line.app.fallthrough();
  add_server_commands(line);
  add_job_commands(line);
  add_rule_commands(line);
  add_info_commands(line);
  try {
    line.app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    auto const shown = line.app.exit(error, std::cout, std::cerr);
    if (shown == 0) return kExitOk;
    return is_mail(argc, argv) ? kMailUsage : kExitUsage;
  }
  try {
    return line.command(read_config({.folder = line.config_folder, .environment = environment(), .flags = line.flags}));
  } catch (ConfigError const& error) {
    std::cerr << "podpora: " << error.what() << "\n";
    return is_mail(argc, argv) ? kExitTemporary : kExitConfig;
  }
}

}  // namespace podpora::app

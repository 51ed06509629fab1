#include "app/cli.h"

#include "app/commands/commands.h"
#include "app/commands/review.h"
#include "app/config.h"
#include "app/did_you_mean.h"
#include "app/language.h"
#include "platform/i18n/catalogue.h"

#include <CLI/CLI.hpp>

#include <cstring>
#include <functional>
#include <iostream>

extern char** environ;

namespace podpora::app {

namespace {

/// `podpora mail …` speaks the exit codes of sysexits.h, since a mail server calls it.
constexpr int kMailUsage = 64;

struct CommandLine {
  std::string language{language_of_environment()};
  CLI::App app{i18n::text(language, "cli.podpora"), "podpora"};
  std::string config_folder{"/etc/podpora"};
  std::map<std::string, std::string> flags;
  DeliverOptions deliver;
  ImportOptions import;
  CustomerImportOptions customers;
  TestSendOptions test_send;
  DemoOptions demo;
  RouteOptions route;
  ReviewOptions review;
  CalendarOptions calendar;
  std::vector<std::string> rulepacks;
  bool json{false};
  bool origin{false};
  bool status{false};
  std::function<int(Config const&)> command;

  std::string text(std::string const& id, TextArgs const& args = {}) const { return i18n::text(language, id, args); }
};

std::map<std::string, std::string> environment() {
  std::map<std::string, std::string> variables;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (auto const* equals = std::strchr(*entry, '='))
      variables[std::string(static_cast<char const*>(*entry), equals)] = equals + 1;
  }
  return variables;
}

/// A flag for a setting; it says what the setting says of itself.
void add_setting(CLI::App* command, CommandLine& line, std::string const& flag, std::string const& key) {
  command->add_option_function<std::string>(
      flag, [&line, key](std::string const& text) { line.flags[key] = text; }, line.text("setting." + key));
}

void add_store_settings(CLI::App* command, CommandLine& line) {
  add_setting(command, line, "--data", "storage.data");
  add_setting(command, line, "--database", "storage.database");
}

/// What `--help` says of a command is the text `cli.<command>`; `cli.<command>.examples` stands below it.
CLI::App* add_group(CommandLine& line, CLI::App& parent, std::string const& name) {
  auto const id = (parent.get_parent() ? "cli." + parent.get_name() + "." : "cli.") + name;
  auto* command = parent.add_subcommand(name, line.text(id));
  if (i18n::has_text(line.language, id + ".examples")) command->footer(line.text(id + ".examples"));
  return command;
}

CLI::App* add_command(CommandLine& line, CLI::App& parent, std::string const& name,
                      std::function<int(Config const&)> run) {
  auto* command = add_group(line, parent, name);
  command->callback([&line, run = std::move(run)] { line.command = run; });
  return command;
}

void add_json(CommandLine& line, CLI::App* command, bool& json) {
  command->add_flag("--json", json, line.text("cli.json"));
}

void add_server_commands(CommandLine& line) {
  auto* serve_command = add_command(line, line.app, "serve", serve);
  add_store_settings(serve_command, line);
  add_setting(serve_command, line, "--listen", "server.listen");
  add_setting(serve_command, line, "--public-url", "server.public_url");
  add_setting(serve_command, line, "--lmtp", "mail.lmtp");
  add_store_settings(add_command(line, line.app, "work", work), line);
  auto* migrate_command = add_command(line, line.app, "migrate",
                                      [&line](Config const& config) { return migrate_database(config, line.status); });
  migrate_command->add_flag("--status", line.status, line.text("cli.migrate.status"));
  add_store_settings(migrate_command, line);
  auto* doctor_command =
      add_command(line, line.app, "doctor", [&line](Config const& config) { return doctor(config, line.json); });
  add_json(line, doctor_command, line.json);
  add_store_settings(doctor_command, line);
  add_store_settings(add_command(line, line.app, "setup-url", setup_url), line);
}

void add_job_commands(CommandLine& line) {
  auto* demo_command =
      add_command(line, line.app, "demo", [&line](Config const& config) { return run_demo(config, line.demo); });
  add_json(line, demo_command, line.demo.json);
  demo_command->add_flag("--seed", line.demo.seed_only, line.text("cli.demo.seed"));
  demo_command->add_flag("--past", line.demo.past, line.text("cli.demo.past"));
  demo_command->add_flag("--requests", line.demo.requests, line.text("cli.demo.requests"));
  demo_command->add_flag("--serve", line.demo.serve, line.text("cli.demo.serve"));
  add_setting(demo_command, line, "--listen", "server.listen");
  add_store_settings(demo_command, line);
  auto* mail = add_group(line, line.app, "mail");
  mail->require_subcommand(1);
  auto* deliver =
      add_command(line, *mail, "deliver", [&line](Config const& config) { return deliver_mail(config, line.deliver); });
  deliver->add_option("--desk", line.deliver.desk, line.text("cli.mail.desk"))->required();
  deliver->add_option("--sender", line.deliver.sender, line.text("cli.mail.sender"));
  deliver->add_option("--recipient", line.deliver.recipients, line.text("cli.mail.recipient"));
  add_store_settings(deliver, line);
  add_json(line, add_command(line, *mail, "explain", [&line](Config const&) { return explain_mail(line.json); }),
           line.json);
  auto* test_send = add_command(line, *mail, "test-send",
                                [&line](Config const& config) { return send_test_mail(config, line.test_send); });
  test_send->add_option("--to", line.test_send.to, line.text("cli.mail.to"))->required();
  test_send->add_option("--from", line.test_send.from, line.text("cli.mail.from"));
  add_store_settings(test_send, line);
  auto* import =
      add_command(line, *mail, "import", [&line](Config const& config) { return import_mail(config, line.import); });
  import->add_option("--desk", line.import.desk, line.text("cli.mail.desk"))->required();
  import->add_option("PATH", line.import.paths, line.text("cli.mail.paths"))->required();
  add_store_settings(import, line);
}

void add_import_commands(CommandLine& line) {
  auto* group = add_group(line, line.app, "import");
  group->require_subcommand(1);
  auto* import = add_command(line, *group, "customers", [&line](Config const& config) {
    line.customers.language = line.language;
    return import_customers(config, line.customers);
  });
  import->add_option("--desk", line.customers.desk, line.text("cli.mail.desk"))->required();
  import->add_option("FILE", line.customers.path, line.text("cli.import.file"))->required();
  import->add_flag("--dry-run", line.customers.dry_run, line.text("cli.import.dry_run"));
  add_store_settings(import, line);
}

void add_review_command(CommandLine& line) {
  auto* review = add_command(line, line.app, "review",
                             [&line](Config const& config) { return print_review(config, line.review); });
  review->add_option("--desk", line.review.desk, line.text("cli.review.desk"));
  review->add_option("--customer", line.review.customer, line.text("cli.review.customer"))->required();
  review->add_option("--from", line.review.from, line.text("cli.review.from"));
  review->add_option("--to", line.review.to, line.text("cli.review.to"));
  review->add_option("--lang", line.review.language, line.text("cli.review.language"));
  review->add_option("--format", line.review.format, line.text("cli.review.format"))
      ->check(CLI::IsMember({"md", "html", "json", "pdf"}));
  add_store_settings(review, line);
}

void add_rule_commands(CommandLine& line) {
  auto* route = add_command(line, line.app, "route", [&line](Config const& config) {
    return line.route.replay.empty() ? decide_route(line.route) : replay_route(config, line.route);
  });
  auto* input = route->add_option_group("input");
  input->add_option("--facts", line.route.facts, line.text("cli.route.facts"));
  input->add_option("--replay", line.route.replay, line.text("cli.route.replay"));
  input->require_option(1);
  add_store_settings(route, line);
  route->add_option("--rulepack", line.route.rulepacks, line.text("cli.route.rulepack"));
  auto* rulepack = add_group(line, line.app, "rulepack");
  rulepack->require_subcommand(1);
  auto* check =
      add_command(line, *rulepack, "check", [&line](Config const&) { return check_rulepacks(line.rulepacks); });
  check->add_option("FILE", line.rulepacks, line.text("cli.rulepack.files"))->required();
}

void add_calendar_commands(CommandLine& line) {
  auto* calendar = add_group(line, line.app, "calendar");
  calendar->require_subcommand(1);
  auto& question = line.calendar;
  auto const add_question = [&](CLI::App* command) {
    command->add_option("--calendar", question.calendar, line.text("cli.calendar.file"))->required();
    command->add_option("--from", question.from, line.text("cli.calendar.from"))->required();
  };
  auto* due = add_command(line, *calendar, "due", [&line](Config const&) { return calendar_due(line.calendar); });
  add_question(due);
  due->add_option("--minutes", question.minutes, line.text("cli.calendar.minutes"))
      ->required()
      ->check(CLI::NonNegativeNumber);
  auto* worked =
      add_command(line, *calendar, "worked", [&line](Config const&) { return calendar_worked(line.calendar); });
  add_question(worked);
  worked->add_option("--to", question.to, line.text("cli.calendar.to"))->required();
  worked->add_flag("--seconds", question.seconds, line.text("cli.calendar.seconds"));
}

void add_info_commands(CommandLine& line) {
  auto* config = add_group(line, line.app, "config");
  config->require_subcommand(1);
  auto* show =
      add_command(line, *config, "show", [&line](Config const& values) { return show_config(values, line.origin); });
  show->add_flag("--origin", line.origin, line.text("cli.config.origin"));
  add_command(line, *config, "check", [&line](Config const& values) { return check_config(values, line.language); });
  add_command(line, *config, "sample", [&line](Config const&) { return print_sample_config(line.language); });
  add_command(line, line.app, "openapi", [](Config const&) { return print_openapi(); });
  auto* version = add_command(line, line.app, "version", [&line](Config const&) { return print_version(line.json); });
  add_json(line, version, line.json);
}

bool is_mail(int argc, char** argv) {
  return argc > 1 && std::strcmp(argv[1], "mail") == 0;
}

/// CLI11 says of a word that is no command only that a command is missing.
std::string unknown_command(CommandLine const& line, int argc, char** argv) {
  auto const* parent = &line.app;
  std::string path = "podpora";
  for (int i = 1; i < argc && argv[i][0] != '-'; ++i) {
    std::string const word = argv[i];
    std::vector<std::string> known;
    CLI::App const* found = nullptr;
    for (auto const* command : parent->get_subcommands([](CLI::App const*) { return true; })) {
      known.push_back(command->get_name());
      if (command->get_name() == word) found = command;
    }
    if (known.empty()) return {};
    if (!found) {
      return line.text("cli.unknown-command", {{"path", path}, {"word", word}, {"nearest", nearest_word(word, known)}});
    }
    parent = found;
    path += " " + word;
  }
  return {};
}

}  // namespace

int run_cli(int argc, char** argv) {
  CommandLine line;
  line.app.require_subcommand(1);
  line.app.add_option("--config", line.config_folder, line.text("cli.config-folder"));
  line.app.set_help_flag("-h,--help", line.text("cli.help"));
  line.app.fallthrough();
  add_server_commands(line);
  add_job_commands(line);
  add_import_commands(line);
  add_rule_commands(line);
  add_review_command(line);
  add_calendar_commands(line);
  add_info_commands(line);
  auto const usage = is_mail(argc, argv) ? kMailUsage : kExitUsage;
  if (auto const unknown = unknown_command(line, argc, argv); !unknown.empty()) {
    std::cerr << "podpora: " << unknown << "\n";
    return usage;
  }
  try {
    line.app.parse(argc, argv);
  } catch (CLI::ParseError const& error) {
    return line.app.exit(error, std::cout, std::cerr) == 0 ? kExitOk : usage;
  }
  try {
    return line.command(read_config({.folder = line.config_folder, .environment = environment(), .flags = line.flags}));
  } catch (ConfigError const& error) {
    std::cerr << "podpora: " << error.what() << "\n";
    return is_mail(argc, argv) ? kExitTemporary : kExitConfig;
  }
}

}  // namespace podpora::app

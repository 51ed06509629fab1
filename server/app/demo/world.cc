#include "app/demo/world.h"

#include "app/demo/mails.h"

#include <boost/json.hpp>
#include <fmt/format.h>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace podpora::app::demo {

namespace {

std::string read_file(std::filesystem::path const& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// The exit code of our own binary with standard input and output in files.
int run_deliver(World const& world, std::filesystem::path const& in, std::filesystem::path const& out) {
  posix_spawn_file_actions_t files;
  posix_spawn_file_actions_init(&files);
  posix_spawn_file_actions_addopen(&files, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&files, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  std::vector<std::string> words{"podpora", "mail", "deliver", "--desk", "severka", "--data", world.data.string()};
  std::vector<char*> arguments;
  for (auto& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  auto const failed = posix_spawn(&child, "/proc/self/exe", &files, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&files);
  expect(failed == 0, "a process for `podpora mail deliver`");
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

}  // namespace

boost::json::value deliver(World& world, std::string const& raw) {
  auto const in = world.data / "message.eml";
  auto const out = world.data / "delivered.json";
  std::ofstream(in, std::ios::binary) << raw;
  auto const code = run_deliver(world, in, out);
  expect(code == 0, fmt::format("`podpora mail deliver` exits 0, not {}", code));
  return boost::json::parse(read_file(out));
}

std::vector<std::string> sent_mails(World& world) {
  world.app.run_due();
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (auto const& entry : std::filesystem::directory_iterator(world.data / "outbox", none)) {
    if (entry.path().extension() == ".eml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<std::string> mails;
  std::ranges::transform(files, std::back_inserter(mails), read_file);
  return mails;
}

std::string last_mail_to(World& world, std::string const& address) {
  auto mails = sent_mails(world);
  auto const found = std::find_if(mails.rbegin(), mails.rend(), [&](auto const& mail) {
    return header_of(mail, "To").find(address) != std::string::npos;
  });
  expect(found != mails.rend(), "a mail to " + address);
  return *found;
}

}  // namespace podpora::app::demo

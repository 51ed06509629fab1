#include "app/secret_key.h"

#include "app/config.h"
#include "platform/base/text.h"
#include "platform/crypto/crypto.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <iterator>

namespace podpora::app {

namespace {

constexpr std::size_t kKeySize = 32;

std::string key_from(std::string const& text, std::string const& origin) {
  auto const key = crypto::from_hex(trim(text));
  if (!key || key->size() != kKeySize) throw ConfigError(origin + ": a key is 64 hexadecimal digits");
  return *key;
}

std::string new_key_hex(Random& random) {
  std::array<std::byte, kKeySize> bytes{};
  random.fill(bytes);
  return crypto::to_hex(bytes) + "\n";
}

/// Of two processes that start at once, one makes the file and the other finds it: a whole file is linked into place.
void make_key_file(std::filesystem::path const& file, Random& random) {
  auto const part = file.string() + "." + std::to_string(::getpid());
  int const out = ::open(part.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  if (out < 0) throw std::system_error(errno, std::generic_category(), part);
  auto const hex = new_key_hex(random);
  bool const written = ::write(out, hex.data(), hex.size()) == static_cast<ssize_t>(hex.size()) && ::fsync(out) == 0;
  ::close(out);
  bool const linked = written && (::link(part.c_str(), file.c_str()) == 0 || errno == EEXIST);
  ::unlink(part.c_str());
  if (!linked) throw std::runtime_error("cannot write " + file.string());
}

}  // namespace

std::string load_secret_key(std::string const& setting, std::filesystem::path const& data, Random& random) {
  if (!setting.empty()) return key_from(setting, "storage.secret_key");
  auto const file = data / "secret.key";
  if (!std::filesystem::exists(file)) make_key_file(file, random);
  std::ifstream in(file, std::ios::binary);
  return key_from(std::string{std::istreambuf_iterator<char>(in), {}}, file.string());
}

}  // namespace podpora::app

#include "platform/base/random.h"

#include <sodium.h>

#include <array>
#include <cstring>
#include <random>
#include <stdexcept>

namespace podpora {

namespace {

class SystemRandom final : public Random {
 public:
  SystemRandom() {
    if (sodium_init() < 0) throw std::runtime_error("the system's random generator cannot be used");
  }
  void fill(std::span<std::byte> out) override { randombytes_buf(out.data(), out.size()); }
};

class SeededRandom final : public Random {
 public:
  explicit SeededRandom(std::uint64_t seed) : engine_(seed) {}

  void fill(std::span<std::byte> out) override {
    std::scoped_lock const lock(mutex_);
    while (!out.empty()) {
      std::uint64_t const word = engine_();
      auto const n = std::min(out.size(), sizeof word);
      std::memcpy(out.data(), &word, n);
      out = out.subspan(n);
    }
  }

 private:
  std::mutex mutex_;
  std::mt19937_64 engine_;
};

}  // namespace

std::unique_ptr<Random> make_system_random() {
  return std::make_unique<SystemRandom>();
}

std::unique_ptr<Random> make_seeded_random(std::uint64_t seed) {
  return std::make_unique<SeededRandom>(seed);
}

std::string random_token(Random& random) {
  std::array<std::byte, 32> secret;
  random.fill(secret);
  std::array<char, 44> text;  // 43 characters and the terminator
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<unsigned char const*>(secret.data()), secret.size(),
                    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  sodium_memzero(secret.data(), secret.size());
  return text.data();
}

std::int64_t IdSource::next() {
  using std::chrono::sys_days;
  constexpr Time kStart = sys_days{std::chrono::year{2020} / 1 / 1};
  constexpr int kRandomBits = 22;
  auto const since = std::chrono::floor<std::chrono::milliseconds>(clock_.now() - kStart).count();
  std::scoped_lock const lock(mutex_);
  if (since > (last_ >> kRandomBits)) {
    std::uint32_t start = 0;
    random_.fill(std::as_writable_bytes(std::span{&start, 1}));
    last_ = since << kRandomBits | (start & ((1U << kRandomBits) - 1));
  } else {
    // The same millisecond, or a clock that was set back: count on. A full count borrows from the next millisecond.
    ++last_;
  }
  return last_;
}

}  // namespace podpora

#include "platform/mail/charset.h"
#include "platform/mail/mail.h"

#include "testing/corpus.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstdlib>

// Every mail at hand, damaged at random. `PODPORA_MUTATIONS=100` runs a hundred of each; the seed is always the same.
namespace podpora::mail {
namespace {

namespace fs = std::filesystem;

int mutations() {
  char const* const wanted = std::getenv("PODPORA_MUTATIONS");
  return wanted ? std::atoi(wanted) : 20;
}

class Mutator {
 public:
  explicit Mutator(std::uint64_t seed) : state_(seed) {}

  std::string mutate(std::string raw) {
    for (auto times = below(8) + 1; times > 0 && !raw.empty(); --times) change(raw);
    return raw;
  }

 private:
  /// Marsaglia's xorshift (Journal of Statistical Software 8, 2003): the same on every machine.
  std::size_t below(std::size_t n) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return n == 0 ? 0 : state_ % n;
  }

  void change(std::string& raw) {
    auto const at = below(raw.size());
    auto const length = std::min(below(200) + 1, raw.size() - at);
    switch (below(7)) {
      case 0:
        raw[at] = static_cast<char>(below(256));
        break;
      case 1:
        raw.erase(at, length);
        break;
      case 2:
        raw.insert(at, raw.substr(below(raw.size()), length));
        break;
      case 3:
        raw.resize(at);
        break;
      case 4:
        raw.insert(at, std::string(length, static_cast<char>(below(256))));
        break;
      case 5:
        raw.insert(at, "\r\n");
        break;
      default:
        std::swap(raw[at], raw[below(raw.size())]);
    }
  }

  std::uint64_t state_;
};

bool is_clean(std::string const& text) {
  return is_valid_utf8(text) && text.find('\0') == std::string::npos;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(std::string_view{"\r\n\t \0", 5}) == std::string_view::npos;
}

std::string_view body_of(std::string_view raw) {
  auto const unix_end = raw.find("\n\n");
  auto const end = std::min(unix_end, raw.find("\n\r\n"));
  return end == std::string_view::npos ? std::string_view{} : raw.substr(end);
}

void check(std::string const& raw, std::string const& name) {
  auto const mail = parse(raw);
  bool const shown = !mail.text.empty() || !mail.attachments.empty() || !mail.subject.empty() || !mail.warnings.empty();
  EXPECT_TRUE(shown || is_blank(body_of(raw))) << name;
  EXPECT_FALSE(!mail.text.empty() && mail.text.find_first_not_of(" \t\r\n*\u00A0") != std::string::npos &&
               mail.reply_text.empty())
      << name;
  for (auto const* text : {&mail.subject, &mail.text, &mail.html, &mail.reply_text, &mail.quoted_text, &mail.signature,
                           &mail.from.address, &mail.from.name, &mail.message_id, &mail.reported_message_id}) {
    EXPECT_TRUE(is_clean(*text)) << name;
  }
  for (auto const& file : mail.attachments)
    EXPECT_TRUE(is_clean(file.name + file.media_type + file.content_id)) << name;
  for (auto const& one : mail.reported) EXPECT_TRUE(is_clean(one.address)) << name;
}

void check_folder(fs::path const& folder, std::uint64_t seed) {
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    auto const raw = testing::read_file(entry.path());
    Mutator mutator(seed++);
    for (int i = 0; i < mutations() && !::testing::Test::HasFailure(); ++i) {
      check(mutator.mutate(raw), entry.path().string() + " " + std::to_string(i));
    }
  }
}

TEST(Mutations, OfOurOwnMailsAreRead) {
  check_folder("tests/mail", 1);
}

TEST(Mutations, OfPublicMailsAreRead) {
  auto const folder = testing::corpora() / "mail";
  if (testing::missing(folder, 216)) return;
  check_folder(folder, 1000);
}

}  // namespace
}  // namespace podpora::mail

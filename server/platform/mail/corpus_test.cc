#include "platform/mail/mail.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

// Public test cases that lie outside of this repository; where they are absent, their number is printed.
namespace podpora::mail {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

fs::path corpora() {
  char const* const folder = std::getenv("PODPORA_CORPORA");
  return folder ? folder : "../shared/corpora";
}

std::string read(fs::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

json::value read_json(fs::path const& path) {
  return json::parse(read(path));
}

std::string text(json::value const& value) {
  return value.is_null() ? "" : std::string{value.as_string()};
}

bool missing(fs::path const& folder, int cases) {
  if (fs::exists(folder)) return false;
  std::cout << "NOT RUN: " << cases << " cases of " << folder << "\n";
  return true;
}

std::string normalised(std::string_view in) {
  std::string out;
  for (char const c : in) {
    if (c == '\r') continue;
    if (c == '\n') {
      while (!out.empty() && (out.back() == ' ' || out.back() == '\t')) out.pop_back();
    }
    out += c;
  }
  while (!out.empty() && std::isspace(static_cast<unsigned char>(out.back()))) out.pop_back();
  return out;
}

TEST(Corpus, EveryMailIsRead) {
  auto const folder = corpora() / "mail";
  if (missing(folder, 216)) return;
  int count = 0;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    auto const mail = parse(read(entry.path()));
    ++count;
    EXPECT_TRUE(!mail.text.empty() || !mail.attachments.empty() || !mail.subject.empty() || !mail.warnings.empty())
        << entry.path();
  }
  EXPECT_GE(count, 216);
}

TEST(Corpus, EveryCutMailIsRead) {
  auto const folder = corpora() / "mail" / "mikel";
  if (missing(folder, 103)) return;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    auto const raw = read(entry.path());
    for (std::size_t i = 1; i < 8; ++i) {
      parse(raw.substr(0, raw.size() * i / 8));
      auto changed = raw;
      for (std::size_t k = i; k < changed.size(); k += 97 + i)
        changed[k] = static_cast<char>(changed[k] ^ (k * 31 + i));
      parse(changed);
    }
  }
}

void check_header(json::object const& header, ParsedMail const& mail, std::string const& file) {
  auto const name = text(header.at("name"));
  auto const& value = header.at("value");
  if (!value.is_object()) return;
  if (name == "subject" && value.as_object().contains("Text")) {
    EXPECT_EQ(mail.subject, text(value.at("Text"))) << file;
  }
  if (name == "message_id" && value.as_object().contains("Text")) {
    EXPECT_EQ(mail.message_id, text(value.at("Text"))) << file;
  }
  if (name != "from" || !value.as_object().contains("Address")) return;
  auto const& address = value.at("Address").as_object();
  if (!address.contains("List")) return;
  auto const& first = address.at("List").as_array().at(0).as_object();
  EXPECT_EQ(mail.from.address, text(first.at("address"))) << file;
  auto const& shown = first.at("name");
  EXPECT_EQ(mail.from.name, text(shown)) << file;
}

TEST(Corpus, RfcExamplesReadAsTheirTreesSay) {
  auto const folder = corpora() / "mail" / "stalwart-rfc";
  if (missing(folder, 10)) return;
  for (auto const& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    auto const mail = parse(read(entry.path()));
    auto const tree = read_json(fs::path(entry.path()).replace_extension(".json"));
    auto const& parts = tree.at("parts").as_array();
    for (auto const& header : parts.at(0).at("headers").as_array()) {
      check_header(header.as_object(), mail, entry.path().filename());
    }
    for (auto const& index : tree.at("text_body").as_array()) {
      auto const& body = parts.at(static_cast<std::size_t>(index.as_int64())).at("body").as_object();
      if (!body.contains("Text")) continue;
      auto const expected = normalised(text(body.at("Text")));
      EXPECT_NE(normalised(mail.text).find(expected), std::string::npos) << entry.path() << "\n"
                                                                         << expected << "\n--\n"
                                                                         << mail.text;
    }
  }
}

TEST(Corpus, AttachmentMailsHaveAttachments) {
  auto const folder = corpora() / "mail" / "mikel" / "attachment_emails";
  if (missing(folder, 14)) return;
  for (auto const& entry : fs::directory_iterator(folder)) {
    EXPECT_FALSE(parse(read(entry.path())).attachments.empty()) << entry.path();
  }
}

TEST(Corpus, MachinesAreKnown) {
  auto const folder = corpora() / "mail" / "bounces";
  if (missing(folder, 103)) return;
  int wrong = 0, answered = 0, all = 0;
  auto const table = read_json(folder / "expected.json");
  for (auto const& row : table.at("mails").as_array()) {
    auto const file = text(row.at("file"));
    auto const kind = text(row.at("kind"));
    auto const automatic = parse(read(folder / file)).automatic;
    bool const bounce = automatic == Automatic::kBounce;
    if (kind != "unjudged_notice" && bounce != (kind == "bounce") && ++wrong)
      std::cout << "bounce wrong: " << file << "\n";
    if (kind != "not_a_bounce" && automatic == Automatic::kNone && ++answered)
      std::cout << "would answer: " << file << "\n";
    EXPECT_EQ(automatic == Automatic::kFeedback, kind == "feedback") << file;
    ++all;
  }
  EXPECT_LE(wrong * 100, all * 3);
  EXPECT_EQ(answered, 0);
}

void check_replies(std::string const& name, int count) {
  auto const folder = corpora() / "reply" / name;
  if (missing(folder, count)) return;
  int failed = 0;
  auto const table = read_json(folder / "expected.json");
  for (auto const& row : table.at("cases").as_array()) {
    auto const& object = row.as_object();
    if (!object.contains("visible_contains")) continue;
    auto const body = object.contains("file") ? read(folder / text(row.at("file"))) : text(row.at("text"));
    auto const parts = split_reply(body);
    for (auto const& expected : row.at("visible_contains").as_array()) {
      if (normalised(parts.reply).find(normalised(text(expected))) == std::string::npos) {
        std::cout << "hidden: " << row.at("name") << " in " << (object.contains("file") ? row.at("file") : "") << ": "
                  << expected << "\n";
        ++failed;
      }
    }
  }
  EXPECT_EQ(failed, 0);
}

TEST(Corpus, CrispRepliesStayVisible) {
  check_replies("crisp", 79);
}
TEST(Corpus, GithubRepliesStayVisible) {
  check_replies("github", 23);
}

TEST(Corpus, NoBodyBecomesEmpty) {
  for (auto const* name : {"crisp", "github"}) {
    auto const folder = corpora() / "reply" / name;
    if (missing(folder, 100)) return;
    for (auto const& entry : fs::directory_iterator(folder)) {
      auto const body = read(entry.path());
      if (entry.path().extension() != ".txt" || normalised(body).empty()) continue;
      EXPECT_FALSE(split_reply(body).reply.empty()) << entry.path();
    }
  }
}

}  // namespace
}  // namespace podpora::mail

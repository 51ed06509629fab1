#include "platform/mail/mail.h"

#include "testing/corpus.h"

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

// Public test cases that lie outside of this repository; where they are absent, their number is printed.
namespace podpora::mail {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

using testing::corpora;
using testing::missing;
using testing::normalised;

std::string read(fs::path const& path) {
  return testing::read_file(path);
}

json::value read_json(fs::path const& path) {
  return json::parse(read(path));
}

std::string text(json::value const& value) {
  return value.is_null() ? "" : std::string{value.as_string()};
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

/// The bytes that the tree gives a leaf: an array of numbers, or a text.
std::string leaf_bytes(json::object const& body) {
  std::string out;
  for (auto const* name : {"Binary", "InlineBinary"}) {
    auto const* list = body.if_contains(name);
    if (!list || !list->is_array()) continue;
    for (auto const& byte : list->as_array()) out += static_cast<char>(byte.to_number<int>());
  }
  auto const* words = body.if_contains("Text");
  return words ? text(*words) : out;
}

void check_attachments(testing::Exceptions& exceptions, json::value const& tree, ParsedMail const& mail,
                       std::string const& file) {
  for (auto const& index : tree.at("attachments").as_array()) {
    auto const name = file + " part " + std::to_string(index.as_int64());
    auto const& body = tree.at("parts").at(static_cast<std::size_t>(index.as_int64())).at("body").as_object();
    bool const is_message = body.contains("Message");
    auto const expected = normalised(leaf_bytes(body));
    exceptions.expect(std::ranges::any_of(mail.attachments,
                                          [&](Attachment const& one) {
                                            return is_message ? one.media_type == "message/rfc822"
                                                              : normalised(one.bytes) == expected;
                                          }),
                      name);
  }
}

TEST(Corpus, RfcExamplesReadAsTheirTreesSay) {
  auto const folder = corpora() / "mail" / "stalwart-rfc";
  if (missing(folder, 10)) return;
  testing::Exceptions exceptions("trees");
  for (auto const& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".eml") continue;
    auto const mail = parse(read(entry.path()));
    auto const tree = read_json(fs::path(entry.path()).replace_extension(".json"));
    auto const& parts = tree.at("parts").as_array();
    check_attachments(exceptions, tree, mail, entry.path().filename());
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

/// Whether a text shown, quoted or folded is what the case says of it.
void check_reply(testing::Exceptions& exceptions, std::string const& name, json::object const& row,
                 ReplyParts const& parts) {
  auto const shown = normalised(parts.reply);
  auto const trimmed = [](std::string_view in) {
    auto const out = normalised(in);
    return out.substr(std::min(out.find_first_not_of(" \n"), out.size()));
  };
  if (auto const* equal = row.if_contains("visible_equals"))
    exceptions.expect(shown == normalised(text(*equal)), name + " equals", shown);
  if (auto const* equal = row.if_contains("visible_equals_trimmed"))
    exceptions.expect(trimmed(shown) == trimmed(text(*equal)), name + " equals trimmed", shown);
  if (auto const* ideal = row.if_contains("visible_ideal"))
    exceptions.expect(trimmed(shown) == trimmed(text(*ideal)), name + " ideal", shown);
  if (auto const* list = row.if_contains("visible_contains")) {
    // New text of the customer is never hidden: no exception is possible.
    for (auto const& one : list->as_array()) EXPECT_NE(shown.find(normalised(text(one))), std::string::npos) << name;
  }
  if (auto const* list = row.if_contains("visible_not_contains")) {
    for (auto const& one : list->as_array())
      exceptions.expect(shown.find(normalised(text(one))) == std::string::npos, name + " hides " + trimmed(text(one)));
  }
}

void check_replies(std::string const& set, int count) {
  auto const folder = corpora() / "reply" / set;
  if (missing(folder, count)) return;
  testing::Exceptions exceptions(set);
  auto const table = read_json(folder / "expected.json");
  for (auto const& row : table.at("cases").as_array()) {
    auto const& object = row.as_object();
    auto const body = object.contains("file") ? read(folder / text(row.at("file"))) : text(row.at("text"));
    check_reply(exceptions, text(row.at("name")), object, split_reply(body));
  }
}

TEST(Corpus, CrispRepliesShowTheNewText) {
  check_replies("crisp", 79);
}
TEST(Corpus, GithubRepliesShowTheNewText) {
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

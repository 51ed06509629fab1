#include "platform/mail/mail.h"

#include "testing/corpus.h"

#include <boost/json.hpp>
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

// Single header values with what they mean, and mailbox strings that are valid or not.
namespace podpora::mail {
namespace {

namespace json = boost::json;

std::string text(json::value const& value) {
  return value.is_string() ? std::string{value.as_string()} : std::string{};
}

std::string member(json::object const& object, char const* name) {
  auto const* found = object.if_contains(name);
  return found ? text(*found) : std::string{};
}

/// The value as a header field of its own: it ends at its first line end that no blank follows.
ParsedMail with_field(std::string const& name, std::string const& value) {
  return parse(name + ":" + value + (value.ends_with('\n') ? "\n" : "\n\n"));
}

std::string lower_domain(std::string address) {
  auto const at = address.rfind('@');
  if (at != std::string::npos) {
    std::transform(address.begin() + static_cast<std::ptrdiff_t>(at), address.end(),
                   address.begin() + static_cast<std::ptrdiff_t>(at),
                   [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  }
  return address;
}

void add_mailboxes(json::value const& list, std::vector<Address>& out) {
  for (auto const& one : list.as_array()) {
    auto const& object = one.as_object();
    out.push_back({lower_domain(member(object, "address")), member(object, "name")});
  }
}

std::vector<Address> mailboxes(json::value const& expected) {
  std::vector<Address> out;
  if (!expected.is_object()) return out;
  if (auto const* list = expected.as_object().if_contains("List")) add_mailboxes(*list, out);
  if (auto const* groups = expected.as_object().if_contains("Group")) {
    for (auto const& group : groups->as_array()) add_mailboxes(group.at("addresses"), out);
  }
  return out;
}

std::vector<std::string> strings(json::value const& expected) {
  std::vector<std::string> out;
  if (!expected.is_array()) return out;
  for (auto const& one : expected.as_array()) out.push_back(text(one));
  return out;
}

std::string date(json::value const& expected) {
  if (!expected.is_object()) return {};
  auto const number = [&](char const* name) { return expected.at(name).to_number<int>(); };
  auto const local = parse_rfc3339(fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", number("year"), number("month"),
                                               number("day"), number("hour"), number("minute"), number("second")));
  if (!local) return {};
  auto const offset = std::chrono::minutes{number("tz_hour") * 60 + number("tz_minute")};
  return to_rfc3339(expected.at("tz_before_gmt").as_bool() ? *local + offset : *local - offset);
}

std::string shown(std::vector<Address> const& list) {
  std::string out;
  for (auto const& one : list) out += "[" + one.name + "|" + one.address + "]";
  return out;
}

json::value vectors() {
  return json::parse(testing::read_file(testing::corpora() / "mail" / "stalwart-headers.json"));
}

bool no_vectors() {
  return testing::missing(testing::corpora() / "mail" / "stalwart-headers.json", 432);
}

TEST(CorpusHeaders, AddressesDatesIdsAndSubjectsMeanWhatTheySay) {
  if (no_vectors()) return;
  testing::Exceptions exceptions("headers");
  auto const table = vectors();
  int i = 0;
  for (auto const& row : table.at("address").as_array()) {
    auto const mail = with_field("To", text(row.at("header")));
    exceptions.expect(mail.to == mailboxes(row.at("expected")), "address " + std::to_string(i++), shown(mail.to));
  }
  i = 0;
  for (auto const& row : table.at("date").as_array()) {
    auto const mail = with_field("Date", text(row.at("header")));
    auto const got = mail.date ? to_rfc3339(*mail.date) : "";
    exceptions.expect(got == date(row.at("expected")), "date " + std::to_string(i++), got);
  }
  i = 0;
  for (auto const& row : table.at("id").as_array()) {
    auto const mail = with_field("References", text(row.at("header")));
    exceptions.expect(mail.references == strings(row.at("expected")), "id " + std::to_string(i++));
  }
  i = 0;
  for (auto const& row : table.at("unstructured").as_array()) {
    auto const mail = with_field("Subject", text(row.at("header")));
    exceptions.expect(mail.subject == text(row.at("expected")), "subject " + std::to_string(i++), mail.subject);
  }
}

std::string attribute(json::object const& type, char const* wanted) {
  auto const* list = type.if_contains("attributes");
  if (!list || !list->is_array()) return {};
  for (auto const& one : list->as_array()) {
    if (text(one.at(0)) == wanted) return text(one.at(1));
  }
  return {};
}

TEST(CorpusHeaders, ContentTypesAreKept) {
  if (no_vectors()) return;
  testing::Exceptions exceptions("content type");
  int i = -1;
  auto const table = vectors();
  for (auto const& row : table.at("content_type").as_array()) {
    ++i;
    auto const mail = parse("From: a@b.example\nContent-Type: multipart/mixed; boundary=zz9\n\n--zz9\n" +
                            std::string{"Content-Disposition: attachment\nContent-Type:"} + text(row.at("header")) +
                            "\nabc\n--zz9--\n");
    auto const type = row.at("expected").is_object() ? row.at("expected").as_object() : json::object{};
    auto expected = member(type, "c_type") + "/" + member(type, "c_subtype");
    if (expected.starts_with("multipart/")) continue;
    // RFC 2045 section 5.2: what is no type is none; a disposition is no type either.
    if (expected.starts_with('/') || expected.ends_with('/')) expected = "application/octet-stream";
    std::ranges::transform(expected, expected.begin(), [](unsigned char c) { return std::tolower(c); });
    auto const name = attribute(type, "name");
    bool const one = mail.attachments.size() == 1;
    bool const right =
        one && mail.attachments[0].media_type == expected && (name.empty() || mail.attachments[0].name == name);
    exceptions.expect(right, std::to_string(i),
                      one ? mail.attachments[0].media_type + " " + mail.attachments[0].name : "no attachment");
  }
}

TEST(CorpusHeaders, MailboxesAreReadAndOnlySoundOnesAreSentTo) {
  auto const file = testing::corpora() / "mail" / "addresses.json";
  if (testing::missing(file, 400)) return;
  testing::Exceptions exceptions("mailbox");
  auto const table = json::parse(testing::read_file(file));
  auto const read = [](std::string const& mailbox) { return parse("To: " + mailbox + "\n\nx").to.size(); };
  for (auto const& row : table.at("flanker").at("valid").as_array()) {
    auto const mailbox = text(row.at("mailbox"));
    exceptions.expect(read(mailbox) == 1, mailbox + " read");
  }
  for (auto const& row : table.at("flanker").at("invalid").as_array()) {
    auto const mailbox = text(row.at("mailbox"));
    exceptions.expect(!is_sendable_address(mailbox), mailbox + " refused");
  }
  for (auto const& row : table.at("isemail").as_array()) {
    auto const mailbox = text(row.at("address"));
    auto const kind = text(row.at("class"));
    auto const name = std::to_string(row.at("id").to_number<int>());
    if (kind == "valid" || kind == "valid_unusual") exceptions.expect(read(mailbox) == 1, name + " read");
    if (kind == "invalid" || kind == "broad_only" || kind == "deprecated" || kind == "message_only")
      exceptions.expect(!is_sendable_address(mailbox), name + " refused", mailbox);
    read(mailbox);
  }
}

}  // namespace
}  // namespace podpora::mail

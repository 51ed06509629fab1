#include "features/intake/explain.h"

#include "features/intake/intake.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"
#include "platform/mail/mail.h"

#include <algorithm>
#include <array>
#include <istream>
#include <ostream>

namespace podpora::intake {

namespace {

using http::Json;

Json json_of(mail::Address const& address) {
  auto json = Json::object();
  json.set("address", address.address).set("name", address.name);
  return json;
}
Json json_of(std::string const& text) {
  return Json{text};
}
Json json_of(mail::Attachment const& file) {
  auto json = Json::object();
  json.set("name", file.name)
      .set("media_type", file.media_type)
      .set("size", static_cast<std::int64_t>(file.bytes.size()));
  json.set("sha256", blobs::sha256_hex(file.bytes)).set("content_id", file.content_id).set("inline", file.is_inline);
  return json;
}
Json json_of(mail::ReportedRecipient const& one) {
  auto json = Json::object();
  json.set("address", one.address).set("status", one.status).set("reply_code", one.reply_code);
  json.set("reason", one.reason).set("hard", one.hard);
  return json;
}
template <class T>
Json json_of(std::vector<T> const& items) {
  auto list = Json::list();
  for (auto const& item : items) list.push(json_of(item));
  return list;
}

Json bounce_of(mail::ParsedMail const& mail) {
  if (mail.automatic != mail::Automatic::kBounce) return {};
  auto json = Json::object();
  json.set("recipients", json_of(mail.reported)).set("reported_message_id", mail.reported_message_id);
  return json;
}

Json feedback_of(mail::ParsedMail const& mail) {
  if (!mail.feedback) return {};
  auto json = Json::object();
  json.set("type", mail.feedback->type).set("recipients", json_of(mail.feedback->recipients));
  return json;
}

/// At most a byte more than the largest mail that is read.
std::string read_all(std::istream& in) {
  std::string raw;
  std::array<char, 64 << 10> buffer;
  while (raw.size() <= kMailBytesMax && in) {
    in.read(buffer.data(), buffer.size());
    raw.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  return raw;
}

/// The readable text: a label in front of each thing that the mail has.
class Reader {
 public:
  Reader(std::string language, std::ostream& out) : language_(std::move(language)), out_(out) {}

  void write(mail::ParsedMail const& mail) {
    line("from", sender(mail.from));
    for (auto const& one : mail.to) line("to", sender(one));
    for (auto const& one : mail.cc) line("cc", sender(one));
    for (auto const& one : mail.reply_to) line("reply_to", sender(one));
    line("subject", mail.subject);
    if (mail.date) line("date", to_rfc3339(*mail.date));
    line("message_id", mail.message_id);
    for (auto const& id : mail.in_reply_to) line("in_reply_to", id);
    line("auto", word("auto." + automatic_text(mail.automatic)));
    for (auto const& one : mail.reported) line(one.hard ? "unreachable" : "not_reached", failure(one));
    line("reported_message_id", mail.reported_message_id);
    if (mail.feedback) line("feedback", mail.feedback->type);
    for (auto const& file : mail.attachments) {
      line("attachment", file.name + " (" + file.media_type + ", " + std::to_string(file.bytes.size()) + " B)");
    }
    for (auto const& code : mail.warnings) line("warning", code);
    block("reply_text", mail.reply_text);
    block("signature", mail.signature);
    block("quoted_text", mail.quoted_text);
  }

 private:
  static std::string sender(mail::Address const& from) {
    return from.name.empty() ? from.address : from.name + " <" + from.address + ">";
  }
  static std::string failure(mail::ReportedRecipient const& one) {
    auto text = one.address;
    for (auto const& part : {one.status, one.reply_code, one.reason}) text += part.empty() ? "" : " " + part;
    return text;
  }
  std::string word(std::string const& id) { return i18n::text(language_, "explain." + id); }
  void line(std::string const& id, std::string const& value) {
    if (!value.empty()) out_ << word(id) << ": " << printable(value) << "\n";
  }
  void block(std::string const& id, std::string const& value) {
    if (!value.empty()) out_ << "\n--- " << word(id) << " ---\n" << printable(value) << "\n";
  }
  /// A mail must not steer the terminal that shows it.
  static std::string printable(std::string const& text) {
    std::string out;
    for (char const c : text) out += (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t') ? '?' : c;
    return out;
  }

  std::string language_;
  std::ostream& out_;
};

}  // namespace

std::string automatic_text(mail::Automatic automatic) {
  using mail::Automatic;
  switch (automatic) {
    case Automatic::kNone:
      return "none";
    case Automatic::kOwn:
      return "own";
    case Automatic::kBounce:
      return "bounce";
    case Automatic::kFeedback:
      return "feedback";
    case Automatic::kAutoReply:
      return "auto_reply";
    case Automatic::kList:
      return "list";
  }
  return "none";
}

std::string explanation_json(mail::ParsedMail const& mail) {
  auto json = Json::object();
  json.set("message_id", mail.message_id).set("in_reply_to", json_of(mail.in_reply_to));
  json.set("references", json_of(mail.references)).set("date", mail.date ? Json{to_rfc3339(*mail.date)} : Json{});
  json.set("from", json_of(mail.from)).set("reply_to", json_of(mail.reply_to));
  json.set("to", json_of(mail.to)).set("cc", json_of(mail.cc)).set("subject", mail.subject);
  json.set("text", mail.text).set("html", mail.html).set("reply_text", mail.reply_text);
  json.set("quoted_text", mail.quoted_text).set("signature", mail.signature);
  json.set("attachments", json_of(mail.attachments)).set("auto", automatic_text(mail.automatic));
  json.set("bounce", bounce_of(mail)).set("feedback", feedback_of(mail)).set("warnings", json_of(mail.warnings));
  return http::write_json_pretty(json);
}

int explain_mail(std::istream& in, ExplainOptions const& options, std::ostream& out) {
  auto raw = read_all(in);
  bool const too_large = raw.size() > kMailBytesMax;
  if (too_large) raw.resize(kMailBytesMax);
  auto mail = mail::parse(raw);
  if (too_large) mail.warnings.insert(mail.warnings.begin(), "too_large");
  if (options.json) {
    out << explanation_json(mail) << "\n";
  } else {
    Reader(options.language, out).write(mail);
  }
  return out ? 0 : 1;
}

}  // namespace podpora::intake

#include "platform/mail/mail.h"

#include "platform/mail/automatic.h"
#include "platform/mail/charset.h"
#include "platform/mail/described.h"
#include "platform/mail/flowed.h"
#include "platform/mail/gmime.h"
#include "platform/mail/headers.h"
#include "platform/mail/html_text.h"
#include "platform/mail/limits.h"
#include "platform/mail/report.h"
#include "platform/mail/tnef.h"
#include "platform/mail/uuencode.h"

#include <algorithm>

namespace podpora::mail {
namespace {

constexpr std::size_t kReportMax = 64 << 10;
constexpr std::size_t kReportedMax = 100;

struct Body {
  std::string text, html;
  std::string calendar;  ///< what an invitation says; the text where there is no other
};

/// Walks the parts in order; every leaf becomes body or attachment, nothing is passed over.
class Walker {
 public:
  Walker(GMimeParserOptions* options, ParsedMail& mail) : options_(options), mail_(mail) {}

  Body walk(GMimeObject* object, int depth) {
    if (!object) return {};
    if (depth > kNestingMax || ++parts_ > kPartsMax) {
      warn(depth > kNestingMax ? "nesting_too_deep" : "too_many_parts");
      return {};
    }
    if (GMIME_IS_MULTIPART(object)) return multipart(GMIME_MULTIPART(object), depth);
    if (GMIME_IS_MESSAGE_PART(object)) return message(GMIME_MESSAGE_PART(object)), Body{};
    if (GMIME_IS_PART(object)) return leaf(GMIME_PART(object));
    return {};
  }

  ReportSigns signs;

 private:
  void warn(std::string_view code) {
    if (!code.empty() && std::ranges::find(mail_.warnings, code) == mail_.warnings.end()) {
      mail_.warnings.emplace_back(code);
    }
  }

  Body multipart(GMimeMultipart* multipart, int depth) {
    auto* const type = g_mime_object_get_content_type(GMIME_OBJECT(multipart));
    auto const count = g_mime_multipart_get_count(multipart);
    if (g_mime_content_type_is_type(type, "multipart", "report") && signs.report_type.empty()) {
      char const* const report = g_mime_content_type_get_parameter(type, "report-type");
      signs.report_type = take_text(g_ascii_strdown(report ? report : "unknown", -1));
    }
    bool const alternative = g_mime_content_type_is_type(type, "multipart", "alternative");
    Body out;
    for (int i = 0; i < count && parts_ <= kPartsMax; ++i) {
      auto const body = walk(g_mime_multipart_get_part(multipart, i), depth + 1);
      if (alternative) {
        choose(out, body);
      } else {
        append(out, body);
      }
    }
    return out;
  }

  /// The same said twice: the first text, the last HTML.
  static void choose(Body& out, Body const& body) {
    bool const derived = !body.html.empty();
    if (out.text.find_first_not_of(" \t\r\n\u00A0") == std::string::npos || (out.text.empty() && derived)) {
      out.text = body.text;
    }
    if (derived) out.html = body.html;
    if (out.calendar.empty()) out.calendar = body.calendar;
  }

  static void append(Body& out, Body const& body) {
    if (!out.text.empty() && !body.text.empty() && !out.text.ends_with('\n')) out.text += '\n';
    if (out.text.size() < kTextMax) out.text += body.text;
    if (out.html.size() < kHtmlMax) out.html += body.html;
    if (out.calendar.empty()) out.calendar = body.calendar;
  }

  void message(GMimeMessagePart* part) {
    auto* const inner = g_mime_message_part_get_message(part);
    if (!inner) return;
    if (signs.reported_message_id.empty()) {
      auto const ids = message_ids(raw_header(GMIME_OBJECT(inner), "Message-ID"));
      if (!ids.empty()) signs.reported_message_id = ids.front();
    }
    if (signs.parts.original_to.empty()) {
      for (auto& to : addresses(options_, GMIME_OBJECT(inner), "To")) {
        if (signs.parts.original_to.size() < kReportedMax) signs.parts.original_to.push_back(std::move(to.address));
      }
    }
    auto const subject = decode_words(options_, raw_header(GMIME_OBJECT(inner), "Subject"), kNameMax);
    auto const bytes = take_text(g_mime_object_to_string(GMIME_OBJECT(inner), nullptr));
    mail_.attachments.push_back({(subject.empty() ? "message" : subject) + ".eml", "message/rfc822", "", false, bytes});
  }

  Body leaf(GMimePart* part) {
    auto* const object = GMIME_OBJECT(part);
    auto* const type = g_mime_object_get_content_type(object);
    char const* const disposition = g_mime_object_get_disposition(object);
    bool const attached = disposition && !g_ascii_strcasecmp(disposition, "attachment");
    char const* const name = g_mime_part_get_filename(part);
    bool const plain = g_mime_content_type_is_type(type, "text", "plain");
    bool const html = g_mime_content_type_is_type(type, "text", "html");
    if ((plain || html) && !attached && !(name && *name)) {
      auto const bytes = part_bytes(part, kHtmlMax + 1);
      return html ? html_body(type, bytes) : plain_body(type, bytes);
    }
    auto bytes = part_bytes(part, std::string::npos);
    note_signs(type, bytes);
    if (is_tnef(type, name)) return tnef(std::move(bytes), name);
    auto const what = media_type(type);
    char const* const detail = g_mime_content_type_get_parameter(type, "smime-type");
    warn(protection_of(what, detail ? detail : ""));
    Body body;
    if (what == "text/calendar")
      body.calendar = calendar_text(decoded(type, std::string_view{bytes}.substr(0, kTextMax)));
    char const* const id = g_mime_part_get_content_id(part);
    auto shown = name_of(name);
    mail_.attachments.push_back({shown.empty() ? name_of_type(what) : std::move(shown), what, id ? to_nfc(id) : "",
                                 !attached && (id || (disposition && !g_ascii_strcasecmp(disposition, "inline"))),
                                 std::move(bytes)});
    return body;
  }

  static std::string name_of(char const* name) {
    return std::string{cut_utf8(to_nfc(name ? header_to_utf8(name) : ""), kNameMax)};
  }

  static std::string media_type(GMimeContentType* type) {
    return to_nfc(
        header_to_utf8(take_text(g_ascii_strdown(take_text(g_mime_content_type_get_mime_type(type)).c_str(), -1))));
  }

  void note_signs(GMimeContentType* type, std::string const& bytes) {
    if (g_mime_content_type_is_type(type, "message", "delivery-status") ||
        g_mime_content_type_is_type(type, "message", "global-delivery-status")) {
      signs.delivery_status = true;
      keep(signs.parts.delivery_status, bytes);
    }
    if (g_mime_content_type_is_type(type, "message", "feedback-report")) {
      signs.feedback_report = true;
      keep(signs.parts.feedback_report, bytes);
    }
    if (g_mime_content_type_is_type(type, "message", "disposition-notification")) signs.disposition = true;
    if (g_mime_content_type_is_type(type, "text", "rfc822-headers") && signs.reported_message_id.empty()) {
      signs.reported_message_id = message_id_in_text(std::string_view{bytes}.substr(0, kHeaderBlockMax));
    }
  }

  static void keep(std::string& kept, std::string_view bytes) {
    if (kept.size() < kReportMax) kept += std::string{bytes.substr(0, kReportMax)} + "\n\n";
  }

  Body plain_body(GMimeContentType* type, std::string_view bytes) {
    auto text = decoded(type, bytes.substr(0, 2 * kTextMax));
    if (bytes.size() > 2 * kTextMax || text.size() > kTextMax) warn("text_too_long");
    char const* const format = g_mime_content_type_get_parameter(type, "format");
    char const* const delete_space = g_mime_content_type_get_parameter(type, "delsp");
    if (format && !g_ascii_strcasecmp(format, "flowed")) {
      text = unflow(text, delete_space && !g_ascii_strcasecmp(delete_space, "yes") ? DelSp::kYes : DelSp::kNo);
    }
    warn(protection_of_text(text));
    for (auto& file : take_uuencoded(text)) mail_.attachments.push_back(std::move(file));
    return {std::string{cut_utf8(text, kTextMax)}, "", ""};
  }

  Body html_body(GMimeContentType* type, std::string_view bytes) {
    if (bytes.size() > kHtmlMax) warn("html_too_long");
    auto html = decoded(type, bytes.substr(0, kHtmlMax));
    auto text = html_to_text(html, kTextMax);
    return {std::string{cut_utf8(to_nfc(text), kTextMax)}, std::move(html), ""};
  }

  std::string decoded(GMimeContentType* type, std::string_view bytes) {
    char const* const charset = g_mime_content_type_get_parameter(type, "charset");
    auto decoded = decode_text(bytes, charset ? charset : "");
    warn(decoded.warning);
    std::erase(decoded.text, '\r');
    return std::move(decoded.text);
  }

  static bool is_tnef(GMimeContentType* type, char const* name) {
    return g_mime_content_type_is_type(type, "application", "ms-tnef") ||
           g_mime_content_type_is_type(type, "application", "vnd.ms-tnef") ||
           (name && !g_ascii_strcasecmp(name, "winmail.dat"));
  }

  Body tnef(std::string bytes, char const* name) {
    auto content = read_tnef(bytes);
    if (content.attachments.empty() && content.text.empty()) warn("tnef_unreadable");
    if (content.cut) warn("too_many_parts");
    for (auto& attachment : content.attachments) mail_.attachments.push_back(std::move(attachment));
    mail_.attachments.push_back({name_of(name), "application/ms-tnef", "", false, std::move(bytes)});
    auto const text = decode_text(content.text, "").text;
    return {std::string{cut_utf8(text.substr(0, text.find('\0')), kTextMax)}, "", ""};
  }

  GMimeParserOptions* options_;
  ParsedMail& mail_;
  std::size_t parts_{0};
};

void read_report(GMimeParserOptions* options, GMimeObject* message, ReportSigns& signs, ParsedMail& mail) {
  if (mail.apart_from_own == Automatic::kFeedback) mail.feedback = read_feedback(signs.parts);
  if (mail.apart_from_own != Automatic::kBounce) return;
  for (auto& failed : addresses(options, message, "X-Failed-Recipients")) {
    if (signs.parts.failed.size() < kReportedMax) signs.parts.failed.push_back(std::move(failed.address));
  }
  mail.reported = read_delivery_report(signs.parts, mail.text);
  mail.reported_message_id =
      signs.reported_message_id.empty() ? message_id_in_text(mail.text) : signs.reported_message_id;
}

/// What no parser understands is still a text.
void read_as_text(std::string_view raw, ParsedMail& mail) {
  mail.warnings.emplace_back("not_a_mail");
  mail.text = cut_utf8(decode_text(raw.substr(0, kTextMax), "").text, kTextMax);
}

/// The body behind the header, as it stands.
std::string_view raw_body(std::string_view raw) {
  for (std::size_t at = 0; at < raw.size();) {
    auto const end = std::min(raw.find('\n', at), raw.size());
    auto const line = raw.substr(at, end - at);
    at = std::min(end + 1, raw.size());
    if (line.empty() || line == "\r") return raw.substr(at);
  }
  return {};
}

/// The boundary that the parts are really divided by: the first line `--X` with a part's header below it.
std::string_view real_boundary(std::string_view body) {
  std::string_view last;
  for (std::size_t at = 0; at < body.size();) {
    auto const end = std::min(body.find('\n', at), body.size());
    auto line = body.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    at = end + 1;
    if (!last.empty() && !g_ascii_strncasecmp(std::string{line.substr(0, 8)}.c_str(), "content-", 8)) return last;
    last = line.starts_with("--") && line.size() > 3 && line.size() < 200 && line.find('"') == line.npos
               ? line.substr(2)
               : std::string_view{};
  }
  return {};
}

/// A mail whose header promises parts that are not there: divided as its lines say, else as one text.
Body repaired(GMimeParserOptions* options, std::string_view raw, ReportSigns& signs, ParsedMail& mail) {
  auto const body = raw_body(raw);
  if (body.find_first_not_of(" \t\r\n") == std::string_view::npos) return {};
  mail.warnings.emplace_back("structure_repaired");
  auto const boundary = real_boundary(body);
  if (boundary.empty()) {
    auto text = decode_text(body.substr(0, 2 * kTextMax), "").text;
    std::erase(text, '\r');
    return {std::string{cut_utf8(text, kTextMax)}, "", ""};
  }
  auto const rebuilt =
      "Content-Type: multipart/mixed; boundary=\"" + std::string{boundary} + "\"\n\n" + std::string{body};
  BorrowedStream const stream(rebuilt);
  Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
  if (!message) return {};
  Walker walker(options, mail);
  walker.signs = std::move(signs);
  auto found = walker.walk(g_mime_message_get_mime_part(message.get()), 0);
  signs = std::move(walker.signs);
  return found;
}

/// False when no parser understands it.
bool read_message(GMimeParserOptions* options, std::string_view input, ParsedMail& mail) {
  BorrowedStream const stream(input);
  Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options));
  if (!message) return false;
  auto* const object = GMIME_OBJECT(message.get());
  read_headers(options, object, mail);
  Walker walker(options, mail);
  auto body = walker.walk(g_mime_message_get_mime_part(message.get()), 0);
  auto signs = std::move(walker.signs);
  bool const nothing = body.text.empty() && body.html.empty() && body.calendar.empty() && mail.attachments.empty();
  if (nothing) body = repaired(options, input, signs, mail);
  bool const blank = body.text.find_first_not_of(" \t\r\n") == std::string::npos;
  mail.text = std::move(blank ? body.calendar : body.text);
  mail.html = std::move(body.html);
  mail.auto_submitted = is_auto_submitted(object);
  mail.apart_from_own = classify(object, mail, signs);
  mail.automatic = claims_own(object) ? Automatic::kOwn : mail.apart_from_own;
  read_report(options, object, signs, mail);
  return true;
}

}  // namespace

ParsedMail parse(std::string_view raw) {
  ParsedMail mail;
  std::string storage;
  auto const input = bounded(raw, storage, mail.warnings);
  auto const options = make_options();
  if (!read_message(options.get(), input, mail)) read_as_text(raw, mail);
  auto parts = split_reply(mail.text);
  mail.reply_text = std::move(parts.reply);
  mail.quoted_text = std::move(parts.quoted);
  mail.signature = std::move(parts.signature);
  return mail;
}

}  // namespace podpora::mail

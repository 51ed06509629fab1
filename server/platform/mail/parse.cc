#include "platform/mail/mail.h"

#include "platform/mail/automatic.h"
#include "platform/mail/charset.h"
#include "platform/mail/flowed.h"
#include "platform/mail/gmime.h"
#include "platform/mail/headers.h"
#include "platform/mail/html_text.h"
#include "platform/mail/limits.h"
#include "platform/mail/tnef.h"

#include <algorithm>

namespace podpora::mail {
namespace {

struct Body {
  std::string text, html;
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
  void warn(char const* code) {
    if (code[0] != '\0' && std::ranges::find(mail_.warnings, code) == mail_.warnings.end()) {
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
  }

  static void append(Body& out, Body const& body) {
    if (!out.text.empty() && !body.text.empty() && !out.text.ends_with('\n')) out.text += '\n';
    if (out.text.size() < kTextMax) out.text += body.text;
    if (out.html.size() < kHtmlMax) out.html += body.html;
  }

  void message(GMimeMessagePart* part) {
    auto* const inner = g_mime_message_part_get_message(part);
    if (!inner) return;
    if (signs.reported_message_id.empty()) {
      auto const ids = message_ids(raw_header(GMIME_OBJECT(inner), "Message-ID"));
      if (!ids.empty()) signs.reported_message_id = ids.front();
    }
    auto const subject = decode_words(options_, raw_header(GMIME_OBJECT(inner), "Subject"), kNameMax);
    auto const bytes = take_text(g_mime_object_to_string(GMIME_OBJECT(inner), nullptr));
    mail_.attachments.push_back({(subject.empty() ? "message" : subject) + ".eml", "message/rfc822", "", false, bytes});
  }

  Body leaf(GMimePart* part) {
    auto* const object = GMIME_OBJECT(part);
    auto* const type = g_mime_object_get_content_type(object);
    auto bytes = part_bytes(part);
    note_signs(type, bytes);
    char const* const disposition = g_mime_object_get_disposition(object);
    bool const attached = disposition && !g_ascii_strcasecmp(disposition, "attachment");
    char const* const name = g_mime_part_get_filename(part);
    bool const plain = g_mime_content_type_is_type(type, "text", "plain");
    bool const html = g_mime_content_type_is_type(type, "text", "html");
    if ((plain || html) && !attached && !(name && *name))
      return html ? html_body(type, bytes) : plain_body(type, bytes);
    if (is_tnef(type, name)) return tnef(std::move(bytes), name);
    char const* const id = g_mime_part_get_content_id(part);
    mail_.attachments.push_back({name_of(name), media_type(type), id ? to_nfc(id) : "",
                                 !attached && (id || (disposition && !g_ascii_strcasecmp(disposition, "inline"))),
                                 std::move(bytes)});
    return {};
  }

  static std::string name_of(char const* name) {
    return std::string{cut_utf8(to_nfc(name ? header_to_utf8(name) : ""), kNameMax)};
  }

  static std::string media_type(GMimeContentType* type) {
    return to_nfc(
        header_to_utf8(take_text(g_ascii_strdown(take_text(g_mime_content_type_get_mime_type(type)).c_str(), -1))));
  }

  void note_signs(GMimeContentType* type, std::string const& bytes) {
    if (g_mime_content_type_is_type(type, "message", "delivery-status")) signs.delivery_status = true;
    if (g_mime_content_type_is_type(type, "message", "feedback-report")) signs.feedback_report = true;
    if (g_mime_content_type_is_type(type, "message", "disposition-notification")) signs.disposition = true;
    if (g_mime_content_type_is_type(type, "text", "rfc822-headers") && signs.reported_message_id.empty()) {
      signs.reported_message_id = message_id_in(bytes);
    }
  }

  Body plain_body(GMimeContentType* type, std::string_view bytes) {
    auto text = decoded(type, bytes.substr(0, 2 * kTextMax));
    if (bytes.size() > 2 * kTextMax || text.size() > kTextMax) warn("text_too_long");
    char const* const format = g_mime_content_type_get_parameter(type, "format");
    char const* const delete_space = g_mime_content_type_get_parameter(type, "delsp");
    if (format && !g_ascii_strcasecmp(format, "flowed")) {
      text = unflow(text, delete_space && !g_ascii_strcasecmp(delete_space, "yes") ? DelSp::kYes : DelSp::kNo);
    }
    return {std::string{cut_utf8(text, kTextMax)}, ""};
  }

  Body html_body(GMimeContentType* type, std::string_view bytes) {
    if (bytes.size() > kHtmlMax) warn("html_too_long");
    auto html = decoded(type, bytes.substr(0, kHtmlMax));
    auto text = html_to_text(html, kTextMax);
    return {std::string{cut_utf8(to_nfc(text), kTextMax)}, std::move(html)};
  }

  std::string decoded(GMimeContentType* type, std::string_view bytes) {
    char const* const charset = g_mime_content_type_get_parameter(type, "charset");
    auto decoded = decode_text(bytes, charset ? charset : "");
    warn(decoded.warning.c_str());
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
    for (auto& attachment : content.attachments) mail_.attachments.push_back(std::move(attachment));
    mail_.attachments.push_back({name_of(name), "application/ms-tnef", "", false, std::move(bytes)});
    auto const text = decode_text(content.text, "").text;
    return {std::string{cut_utf8(text.substr(0, text.find('\0')), kTextMax)}, ""};
  }

  static std::string message_id_in(std::string_view headers) {
    for (std::size_t at = 0; at < headers.size() && at < kHeaderBlockMax;) {
      auto const end = std::min(headers.find('\n', at), headers.size());
      auto const line = headers.substr(at, end - at);
      if (line.size() > 11 && !g_ascii_strncasecmp(line.data(), "message-id:", 11)) {
        auto const ids = message_ids(line.substr(11));
        return ids.empty() ? std::string{} : ids.front();
      }
      at = end + 1;
    }
    return {};
  }

  GMimeParserOptions* options_;
  ParsedMail& mail_;
  std::size_t parts_{0};
};

/// What no parser understands is still a text.
void read_as_text(std::string_view raw, ParsedMail& mail) {
  mail.warnings.emplace_back("not_a_mail");
  mail.text = cut_utf8(decode_text(raw.substr(0, kTextMax), "").text, kTextMax);
}

}  // namespace

ParsedMail parse(std::string_view raw) {
  ParsedMail mail;
  std::string storage;
  auto input = bounded(raw, storage, mail.warnings);
  auto const options = make_options();
  Owned<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(input.data(), input.size()));
  Owned<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
  Owned<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), options.get()));
  if (!message) {
    read_as_text(raw, mail);
  } else {
    read_headers(options.get(), GMIME_OBJECT(message.get()), mail);
    Walker walker(options.get(), mail);
    auto body = walker.walk(g_mime_message_get_mime_part(message.get()), 0);
    mail.text = std::move(body.text);
    mail.html = std::move(body.html);
    mail.auto_submitted = is_auto_submitted(GMIME_OBJECT(message.get()));
    mail.automatic = classify(GMIME_OBJECT(message.get()), mail, walker.signs);
    if (mail.automatic == Automatic::kBounce) mail.reported_message_id = walker.signs.reported_message_id;
  }
  auto parts = split_reply(mail.text);
  mail.reply_text = std::move(parts.reply);
  mail.quoted_text = std::move(parts.quoted);
  mail.signature = std::move(parts.signature);
  return mail;
}

}  // namespace podpora::mail

#include "platform/mail/automatic.h"

#include "platform/mail/compose.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace podpora::mail {
namespace {

std::string lower(std::string_view text) {
  std::string out{text};
  std::ranges::transform(out, out.begin(),
                         [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return out;
}

bool has(GMimeObject* message, char const* field) {
  return !raw_header(message, field).empty();
}

bool starts_with_any(std::string_view text, auto const& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.starts_with(word); });
}
bool contains_any(std::string_view text, auto const& words) {
  return std::ranges::any_of(words, [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

constexpr std::array kBounceSubjects{std::string_view{"undeliver"},
                                     std::string_view{"delivery status notification"},
                                     std::string_view{"delivery failure"},
                                     std::string_view{"mail delivery failed"},
                                     std::string_view{"mail delivery failure"},
                                     std::string_view{"failure notice"},
                                     std::string_view{"returned mail"},
                                     std::string_view{"mail system error"},
                                     std::string_view{"delivery notification"},
                                     std::string_view{"nondeliverable"},
                                     std::string_view{"delivery has failed"},
                                     std::string_view{"warning: could not send"},
                                     std::string_view{"message delivery has failed"},
                                     std::string_view{"mail delivery system"},
                                     std::string_view{"could not be delivered"},
                                     std::string_view{"delivery report"},
                                     std::string_view{"mail could not be delivered"},
                                     std::string_view{"non remis"},
                                     std::string_view{"nedoručiteln"},
                                     std::string_view{"nedoručen"},
                                     std::string_view{"nelze doručit"},
                                     std::string_view{"unzustellbar"},
                                     std::string_view{"delivery incomplete"},
                                     std::string_view{"permanent failure"}};

constexpr std::array kBounceBodies{
    std::string_view{"hi. this is the qmail-send program"},
    std::string_view{"this is the mail system at host"},
    std::string_view{"this message was created automatically by mail delivery software"},
    std::string_view{"this is an automatically generated delivery status notification"},
    std::string_view{"the following addresses had permanent fatal errors"},
    std::string_view{"delivery to the following recipient"},
    std::string_view{"your message did not reach some or all of the intended recipients"},
    std::string_view{"sorry, we were unable to deliver your message"},
    std::string_view{"delivery has failed to these recipients"},
    std::string_view{"a message that you sent could not be delivered"},
    std::string_view{"i wasn't able to deliver your message"},
    std::string_view{"your message wasn't delivered"},
    std::string_view{"did not reach the following recipient"},
    std::string_view{"message could not be delivered"}};

constexpr std::array kAwaySubjects{std::string_view{"automatic reply"},
                                   std::string_view{"autoreply"},
                                   std::string_view{"auto reply"},
                                   std::string_view{"auto-reply"},
                                   std::string_view{"auto:"},
                                   std::string_view{"out of office"},
                                   std::string_view{"out of the office"},
                                   std::string_view{"vacation reply"},
                                   std::string_view{"automatická odpověď"},
                                   std::string_view{"automaticka odpoved"},
                                   std::string_view{"mimo kancelář"},
                                   std::string_view{"nejsem v kanceláři"},
                                   std::string_view{"automatická odpoveď"},
                                   std::string_view{"automatische antwort"},
                                   std::string_view{"abwesenheitsnotiz"},
                                   std::string_view{"réponse automatique"},
                                   std::string_view{"respuesta automática"},
                                   std::string_view{"risposta automatica"},
                                   std::string_view{"automatisch antwoord"},
                                   std::string_view{"autosvar"},
                                   std::string_view{"odpowiedź automatyczna"},
                                   std::string_view{"resposta automática"}};

bool from_daemon(GMimeObject* message, ParsedMail const& mail) {
  auto const local = lower(mail.from.address.substr(0, mail.from.address.find('@')));
  auto const name = lower(mail.from.name + " " + raw_header(message, "From"));
  bool const null_sender = raw_header(message, "Return-Path").find("<>") != std::string::npos;
  return local == "mailer-daemon" || local == "postmaster" || local == "mail-daemon" || null_sender ||
         name.find("mailer-daemon") != std::string::npos || name.find("mail delivery") != std::string::npos;
}

/// A complaint without the report that RFC 5965 asks for, as Hotmail sends it.
bool is_complaint(ParsedMail const& mail, ReportSigns const& signs) {
  return !signs.reported_message_id.empty() &&
         lower(mail.subject).find("complaint about message from") != std::string::npos;
}

bool is_robot_address(std::string_view address) {
  auto const local = lower(address.substr(0, address.find('@')));
  return local == "no-reply" || local == "noreply" || local == "donotreply" || local == "do-not-reply" ||
         local == "no_reply" || local == "bounce" || local == "bounces";
}

bool is_bounce(GMimeObject* message, ParsedMail const& mail, ReportSigns const& signs) {
  if (signs.report_type == "delivery-status" || signs.delivery_status || has(message, "X-Failed-Recipients"))
    return true;
  auto const subject = lower(mail.subject);
  auto const body = lower(std::string_view{mail.text}.substr(0, 4000));
  if (has(message, "x-amz-sns-message-id") && body.find("notificationtype") != std::string::npos) return true;
  bool const subject_says = contains_any(subject, kBounceSubjects);
  bool const body_says = contains_any(body, kBounceBodies);
  return from_daemon(message, mail) ? subject_says || body_says : subject_says && body_says;
}

bool is_auto_reply(GMimeObject* message, ParsedMail const& mail, ReportSigns const& signs) {
  if (is_auto_submitted(message)) return true;
  if (signs.disposition || !signs.report_type.empty()) return true;
  auto const precedence = lower(raw_header(message, "Precedence"));
  if (precedence.starts_with("auto") || precedence.starts_with("junk")) return true;
  auto const suppress = lower(raw_header(message, "X-Auto-Response-Suppress"));
  if (contains_any(suppress,
                   std::array{std::string_view{"all"}, std::string_view{"oof"}, std::string_view{"autoreply"}})) {
    return true;
  }
  for (auto const* field : {"X-Autoreply", "X-Autorespond", "X-AutoReply-From", "X-Mail-Autoreply", "X-Autogenerated",
                            "X-Autoresponder", "X-Cron-Env", "X-Vacation"}) {
    if (has(message, field)) return true;
  }
  if (raw_header(message, "Return-Path").find("<>") != std::string::npos) return true;
  return is_robot_address(mail.from.address) || starts_with_any(lower(mail.subject), kAwaySubjects);
}

bool is_list(GMimeObject* message) {
  auto const precedence = lower(raw_header(message, "Precedence"));
  return precedence.starts_with("list") || precedence.starts_with("bulk") || has(message, "List-Id") ||
         has(message, "List-Post") || has(message, "List-Unsubscribe") || has(message, "Mailing-List");
}

}  // namespace

bool is_auto_submitted(GMimeObject* message) {
  auto const submitted = lower(raw_header(message, "Auto-Submitted"));
  return !submitted.empty() && !submitted.starts_with("no");
}

bool claims_own(GMimeObject* message) {
  return has(message, kOwnHeader);
}

Automatic classify(GMimeObject* message, ParsedMail const& mail, ReportSigns const& signs) {
  if (is_bounce(message, mail, signs)) return Automatic::kBounce;
  if (signs.feedback_report || signs.report_type == "feedback-report" || is_complaint(mail, signs))
    return Automatic::kFeedback;
  if (is_auto_reply(message, mail, signs)) return Automatic::kAutoReply;
  if (is_list(message)) return Automatic::kList;
  return Automatic::kNone;
}

}  // namespace podpora::mail

#include "features/satisfaction/page_http.h"

#include "features/identity/link_token.h"
#include "features/offers/plain_page.h"
#include "features/satisfaction/answer.h"
#include "features/satisfaction/question_rules.h"
#include "features/satisfaction/satisfaction_store.h"
#include "platform/crypto/crypto.h"
#include "platform/http/form.h"
#include "platform/i18n/catalogue.h"

namespace podpora::satisfaction {

using i18n::text;
using offers::Html;
using storage::Scope;
using storage::Transaction;

namespace {

/// Everything that the page says.
struct Shown {
  offers::Face face;
  tickets::Ticket ticket;
  Question question;
  std::string language;
  std::string address;
  std::string portal;
  Time now;
  std::optional<Score> chosen;  ///< beforehand: by the address, or what was sent and refused
  std::string comment;
  std::optional<Error> fault;
};

struct Found {
  Question question;
  Actor contact;
};

Result<Found> find(Transaction& tx, DeskId desk, std::string const& token) {
  auto const question = find_question_by_token(tx, desk, crypto::hash_token(token));
  if (!question) return not_found("question");
  auto contact = contact_of(tx, desk, *question);
  if (!contact) return not_found("question");
  return Found{*question, std::move(*contact)};
}

void choices(Html& html, Shown const& page, std::optional<Score> chosen) {
  html.raw("<fieldset><legend>").text(text(page.language, "satisfaction.question")).raw("</legend>");
  for (auto const score : {Score::kGood, Score::kSoSo, Score::kBad}) {
    html.raw("<label><input type=\"radio\" name=\"score\" required").attribute("value", to_text(score));
    if (chosen == score) html.raw(" checked");
    html.raw(">").text(text(page.language, "satisfaction.score." + to_text(score))).raw("</label>");
  }
  html.raw("</fieldset>");
}

void form(Html& html, Shown const& page) {
  bool const changes = page.question.state == State::kAnswered;
  auto const chosen = page.chosen ? page.chosen : page.question.score;
  html.raw("<form method=\"post\"").attribute("action", page.address + "?lang=" + page.language).raw(">");
  choices(html, page, chosen);
  html.raw("<label for=\"comment\">").text(text(page.language, "satisfaction.comment")).raw("</label>");
  html.raw("<textarea id=\"comment\" name=\"comment\" rows=\"5\" maxlength=\"2000\">");
  // A line end right behind the tag is not part of the text.
  html.raw("\n").text(page.fault || page.chosen ? page.comment : page.question.comment).raw("</textarea>");
  html.raw("<p><button type=\"submit\">");
  html.text(text(page.language, changes ? "satisfaction.change" : "satisfaction.send")).raw("</button></p></form>");
  auto const until = i18n::format_time(page.language, page.question.expires_at, page.face.desk.time_zone);
  html.element("p", "class=\"note\"", text(page.language, "satisfaction.until", {{"time", until}}));
}

std::string body_of(Shown const& page) {
  Html html;
  html.element("p", text(page.language, "satisfaction.about",
                         {{"number", page.ticket.number}, {"subject", page.ticket.subject}}));
  if (page.fault) {
    auto const& fault = *page.fault;
    auto const words = fault.fields.empty()
                           ? text(page.language, "problem." + fault.code, fault.args)
                           : text(page.language, "field." + fault.fields[0].code, fault.fields[0].args);
    html.raw("<p class=\"box fault\" role=\"alert\">").text(words).raw("</p>");
  }
  if (page.question.state == State::kAnswered && !page.fault) {
    html.raw("<div class=\"box\" role=\"status\"><p>").text(text(page.language, "satisfaction.thanks")).raw("</p><p>");
    html.text(text(page.language, "satisfaction.score." + to_text(page.question.score.value()))).raw("</p>");
    if (!page.question.comment.empty()) html.element("p", "class=\"said\"", page.question.comment);
    html.raw("</div>");
  }
  auto const open = check_open(page.question, page.now);
  if (!open.has_error()) {
    form(html, page);
  } else if (page.question.state != State::kAnswered && !page.fault) {
    html.element("p", "class=\"box\"", text(page.language, "problem." + open.error().code));
  }
  html.raw("<p><a").attribute("href", page.portal).raw(">");
  html.text(text(page.language, "satisfaction.portal")).raw("</a></p>");
  return std::move(html).take();
}

http::Response render(Shown const& page) {
  return offers::plain_page({.face = page.face,
                             .language = page.language,
                             .title = text(page.language, "satisfaction.title"),
                             .address = page.address,
                             .body = body_of(page)},
                            page.fault ? 422 : 200);
}

std::optional<Score> score_in(std::multimap<std::string, std::string> const& values) {
  auto const found = values.find("score");
  return found == values.end() ? std::nullopt : parse_enum<Score>(found->second);
}

Shown shown(Transaction& tx, http::Call const& call, Found const& found, Time now) {
  auto const desk = found.contact.desk;
  auto const path = page_path(call.text("token"));
  return {.face = offers::face_of(tx, desk, found.question.customer_id, now),
          .ticket = tickets::find_ticket(tx, desk, found.question.ticket_id).value(),
          .question = found.question,
          .language = offers::page_language(call.request, found.contact.language),
          .address = path,
          .portal = "/portal/requests/" + to_text(found.question.ticket_id),
          .now = now,
          .chosen = std::nullopt,
          .comment = "",
          .fault = std::nullopt};
}

}  // namespace

std::string page_path(std::string const& token) {
  return "/portal/satisfaction/" + token;
}

Result<http::Response> PageHttp::get(http::Call const& call) const {
  auto const token = call.text("token");
  auto const desk = identity::desk_of_link_token(token);
  if (!desk) return not_found("question");
  return database_.read(Scope::of(*desk), [&](Transaction& tx) -> Result<http::Response> {
    auto page = shown(tx, call, TRY(find(tx, *desk, token)), context_.audit.clock.now());
    page.chosen = score_in(call.request.query);
    return render(page);
  });
}

Result<http::Response> PageHttp::post(http::Call const& call) const {
  auto const token = call.text("token");
  auto const desk = identity::desk_of_link_token(token);
  if (!desk) return not_found("question");
  auto const form = TRY(http::read_form(call.request));
  return database_.write(Scope::of(*desk), [&](Transaction& tx) -> Result<http::Response> {
    auto const found = TRY(find(tx, *desk, token));
    auto const score = score_in(form);
    auto const comment = http::form_text(form, "comment");
    auto const given = [&]() -> Result<Question> {
      if (!score) return invalid("/score", "required");
      return answer(tx, context_, found.contact, found.question.id,
                    {*score, comment, AnswerWay::kLink, call.request.remote});
    }();
    auto page = shown(tx, call, found, context_.audit.clock.now());
    if (!given.has_error()) return http::Response::redirect(page.address + "?lang=" + page.language);
    page.fault = given.error();
    page.chosen = score;
    page.comment = comment;
    return render(page);
  });
}

}  // namespace podpora::satisfaction

#include "features/portal/enter_http.h"

#include "features/identity/link_token.h"
#include "features/identity/session_cookie.h"
#include "features/offers/plain_page.h"
#include "features/portal/plain_parts.h"
#include "features/portal/sign_in_link.h"
#include "platform/http/client_address.h"
#include "platform/http/form.h"
#include "platform/i18n/catalogue.h"

namespace podpora::portal {

using i18n::text;
using offers::Html;
using storage::Scope;
using storage::Transaction;

namespace {

constexpr auto kAskPath = "/portal/plain/sign-in";

/// The face of a page that nobody is signed in to: the only desk's, else that of whom nobody can tell.
offers::Face face_for_anybody(Transaction& tx, Time now) {
  auto const desks = identity::all_desks(tx);
  if (desks.size() == 1) return offers::face_of(tx, desks.front().id, std::nullopt, now);
  return {.desk = {.slug = "", .name = "Podpora"}, .brand = std::nullopt};
}

http::Response ask_page_of(offers::Face face, std::string const& language, std::string const& target,
                           std::optional<Error> const& fault) {
  Html html;
  if (fault) fault_box(html, language, *fault);
  html.element("p", text(language, "portal.enter.lead"));
  html.raw("<form method=\"post\"").attribute("action", std::string{kAskPath} + "?lang=" + language).raw(">");
  html.raw("<input type=\"hidden\" name=\"target\"").attribute("value", target).raw(">");
  html.raw("<label for=\"email\">").text(text(language, "ui.session.email")).raw("</label>");
  html.raw("<input type=\"email\" id=\"email\" name=\"email\" autocomplete=\"email\" maxlength=\"254\" required>");
  html.raw("<p><button type=\"submit\">").text(text(language, "portal.enter.send")).raw("</button></p></form>");
  return offers::plain_page({.face = std::move(face),
                             .language = language,
                             .title = text(language, "portal.enter.title"),
                             .address = kAskPath,
                             .body = std::move(html).take()},
                            fault ? 422 : 200);
}

std::string query_text(http::Request const& request, std::string const& name) {
  auto const found = request.query.find(name);
  return found == request.query.end() ? std::string{} : found->second;
}

}  // namespace

std::string enter_path(std::string const& token) {
  return "/portal/enter/" + token;
}

Result<void> EnterHttp::try_ask(http::Call const& call, SignInLinkRequest const& request) const {
  identity::Attempt const attempt{request.email, http::client_address(call.request, options_.trusted_proxies)};
  auto const now = audit_.clock.now();
  if (auto const wait = limits_->wait_for(attempt, now)) {
    return Error{ErrorCode::kTooMany, "too-many-links", {{"seconds", std::int64_t{wait->count()}}}, {}};
  }
  // Whether the address is known must not be seen, so each counts.
  limits_->failed(attempt, now);
  ask_for_link(database_, audit_, {request.desk.value_or(""), request.email, request.target.value_or("")});
  return {};
}

Result<http::NoContent> EnterHttp::ask(http::Call const& call, SignInLinkRequest request) const {
  TRY(try_ask(call, request));
  return http::NoContent{};
}

Result<http::Response> EnterHttp::ask_page(http::Call const& call) const {
  auto const language = offers::page_language(call.request, call.language);
  auto face =
      database_.read(Scope::all_desks(), [&](Transaction& tx) { return face_for_anybody(tx, audit_.clock.now()); });
  return ask_page_of(std::move(face), language, portal_target(query_text(call.request, "to")), std::nullopt);
}

Result<http::Response> EnterHttp::ask_by_form(http::Call const& call) const {
  auto const form = TRY(http::read_form(call.request));
  auto const language = offers::page_language(call.request, call.language);
  SignInLinkRequest const request{
      .desk = std::nullopt, .email = http::form_text(form, "email"), .target = http::form_text(form, "target")};
  auto face =
      database_.read(Scope::all_desks(), [&](Transaction& tx) { return face_for_anybody(tx, audit_.clock.now()); });
  auto const asked = [&]() -> Result<void> {
    if (request.email.find('@') == std::string::npos) return invalid("/email", "address");
    return try_ask(call, request);
  }();
  if (asked.has_error()) {
    return ask_page_of(std::move(face), language, portal_target(*request.target), asked.error());
  }
  Html html;
  html.raw("<p class=\"box\" role=\"status\">").text(text(language, "portal.enter.sent")).raw("</p>");
  return offers::plain_page({.face = std::move(face),
                             .language = language,
                             .title = text(language, "portal.enter.title"),
                             .address = kAskPath,
                             .body = std::move(html).take()});
}

Result<http::Response> EnterHttp::link_page(http::Call const& call) const {
  auto const token = call.text("token");
  auto const desk = identity::desk_of_link_token(token);
  if (!desk) return not_found("link");
  return database_.read(Scope::of(*desk), [&](Transaction& tx) -> Result<http::Response> {
    auto const now = audit_.clock.now();
    auto const owner = look_at_link(tx, *desk, token, now);
    bool const over = owner.has_error() && owner.error().kind == ErrorCode::kConflict;
    if (owner.has_error() && !over) return owner.error();
    auto const language = offers::page_language(call.request, over ? call.language : owner->actor.language);
    auto const customer = over ? std::nullopt : owner->actor.customer;
    auto face =
        offers::face_of(tx, *desk, customer ? std::optional{customers::CustomerId{*customer}} : std::nullopt, now);
    Html html;
    if (over) {
      fault_box(html, language, owner.error());
      html.raw("<p><a").attribute("href", kAskPath).raw(">").text(text(language, "portal.enter.again")).raw("</a></p>");
    } else {
      html.element("p", text(language, "portal.enter.as", {{"name", owner->actor.name}}));
      html.raw("<form method=\"post\"").attribute("action", enter_path(token)).raw(">");
      html.raw("<p><button type=\"submit\">").text(text(language, "ui.session.sign_in")).raw("</button></p></form>");
    }
    return offers::plain_page({.face = std::move(face),
                               .language = language,
                               .title = text(language, "portal.enter.title"),
                               .address = enter_path(token),
                               .body = std::move(html).take()},
                              over ? 410 : 200);
  });
}

Result<http::Response> EnterHttp::use_link(http::Call const& call) const {
  auto const token = call.text("token");
  auto const desk = identity::desk_of_link_token(token);
  if (!desk) return not_found("link");
  auto const entered =
      database_.write(Scope::of(*desk), [&](Transaction& tx) { return portal::use_link(tx, audit_, *desk, token); });
  if (entered.has_error()) {
    // The page says what is the matter, and how to get another link.
    if (entered.error().kind == ErrorCode::kConflict) return link_page(call);
    return entered.error();
  }
  auto response = http::Response::redirect(entered->target);
  response.headers.emplace_back(
      "set-cookie", identity::session_cookie(entered->session.cookie, identity::kSessionLife, options_.secure_cookie));
  return response;
}

}  // namespace podpora::portal

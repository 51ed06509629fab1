#include "features/portal/plain_http.h"

#include "features/identity/permission.h"
#include "features/portal/plain_parts.h"
#include "features/portal/progress.h"
#include "platform/base/text.h"
#include "platform/http/form.h"
#include "platform/i18n/catalogue.h"

namespace podpora::portal {

using i18n::text;
using offers::Html;

namespace {

constexpr auto kList = "/portal/plain";
constexpr auto kNew = "/portal/plain/new";
constexpr std::size_t kSubjectMax = 500;

std::string address_of(tickets::TicketId ticket) {
  return "/portal/plain/requests/" + to_text(ticket);
}

std::string language_of(http::Call const& call) {
  return offers::page_language(call.request, call.language);
}

/// Nothing when a contact is signed in; else where to go.
std::optional<http::Response> sign_in_first(http::Call const& call) {
  if (call.actor.may(Permission::kPortalRead) && call.actor.customer) return std::nullopt;
  return http::Response::redirect("/portal/plain/sign-in?to=" + call.request.path + kept_language(call.request, '&'));
}

std::string state_words(std::string const& language, tickets::State state) {
  return text(language, "ui.portal.state_" + to_text(state));
}

void link(Html& html, std::string const& address, std::string const& words) {
  html.raw("<a").attribute("href", address).raw(">").text(words).raw("</a>");
}

void text_area(Html& html, std::string_view label, std::string_view rows, std::string const& value) {
  html.raw("<label for=\"body\">").text(label).raw("</label>");
  // A line end right behind the tag is not part of the text.
  html.raw("<textarea id=\"body\" name=\"body\" required").attribute("rows", rows).raw(">\n").text(value);
  html.raw("</textarea>");
}

void choice(Html& html, std::string const& name, std::string const& label,
            std::vector<std::pair<std::string, std::string>> const& options, std::string const& chosen) {
  html.raw("<label").attribute("for", name).raw(">").text(label).raw("</label><select");
  html.attribute("id", name).attribute("name", name).raw(">");
  for (auto const& [value, words] : options) {
    html.raw("<option").attribute("value", value);
    if (value == chosen) html.raw(" selected");
    html.raw(">").text(words).raw("</option>");
  }
  html.raw("</select>");
}

void message(Html& html, tickets::PortalMessageView const& each, std::string const& language, std::string const& zone) {
  html.raw(each.from_us ? "<article class=\"box ours\">" : "<article class=\"box\">");
  html.raw("<p><strong>").text(each.author_name).raw("</strong> <span class=\"note\">");
  html.text(i18n::format_time(language, each.created_at, zone)).raw("</span></p>");
  html.element("div", "class=\"said\"", each.body);
  for (auto const& file : each.attachments) {
    html.element("p", "class=\"note\"", text(language, "portal.plain.file", {{"name", file.name}}));
  }
  html.raw("</article>");
}

void progress_lines(Html& html, Progress const& progress, std::string const& language, std::string const& zone) {
  auto const when = [&](Time time) { return i18n::format_time(language, time, zone); };
  if (progress.answer_by) {
    html.element("p", text(language, "portal.progress.answer_by", {{"time", when(*progress.answer_by)}}));
  }
  if (!progress.with_provider_since) return;
  auto const since = when(*progress.with_provider_since);
  auto const due = progress.provider_answer_by;
  html.element("p", due ? text(language, "portal.progress.provider_due", {{"since", since}, {"due", when(*due)}})
                        : text(language, "portal.progress.provider", {{"since", since}}));
}

Result<std::string> body_in(std::multimap<std::string, std::string> const& form) {
  auto body = http::form_text(form, "body");
  if (trim(body).empty()) return invalid("/body", "required");
  if (body.size() > static_cast<std::size_t>(tickets::kBodyMax)) {
    return invalid("/body", "too-long", {{"max", std::int64_t{tickets::kBodyMax}}});
  }
  return body;
}

}  // namespace

/// What stands in the form of a new request.
struct PlainHttp::Form {
  std::string subject;
  std::string body;
  std::string kind{"technical"};
  std::string severity{"C"};
  std::string subscription;
};

http::Response PlainHttp::page(http::Call const& call, std::string title, std::string body, int status) const {
  auto const customer = customers::CustomerId{call.actor.customer.value_or(0)};
  auto face = database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return offers::face_of(tx, call.actor.desk, customer, audit_.clock.now());
  });
  return offers::plain_page({.face = std::move(face),
                             .language = language_of(call),
                             .title = std::move(title),
                             .address = call.request.path,
                             .body = std::move(body)},
                            status);
}

Result<http::Response> PlainHttp::list(http::Call const& call) const {
  if (auto elsewhere = sign_in_first(call)) return *std::move(elsewhere);
  auto const language = language_of(call);
  auto const requests = TRY(portal_.list(call));
  Html html;
  html.raw("<p>");
  link(html, std::string{kNew} + kept_language(call.request), text(language, "ui.portal.new"));
  html.raw("</p>");
  if (requests.items.empty()) html.element("p", text(language, "ui.portal.none"));
  html.raw("<ul class=\"plain\">");
  for (auto const& row : requests.items) {
    html.raw("<li class=\"box\">");
    link(html, address_of(row.id) + kept_language(call.request),
         row.subject.empty() ? text(language, "ui.ticket.no_subject") : row.subject);
    html.raw("<br><span class=\"note\">#").text(std::to_string(row.number)).raw(" · ");
    html.text(state_words(language, row.state)).raw("</span></li>");
  }
  html.raw("</ul>");
  return page(call, text(language, "ui.portal.requests"), std::move(html).take());
}

http::Response PlainHttp::render_request(http::Call const& call, tickets::PortalTicketView const& view,
                                         std::string const& answer, std::optional<Error> const& fault) const {
  auto const language = language_of(call);
  auto const& ticket = view.ticket;
  auto const [zone, progress] = database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return std::pair{identity::find_desk(tx, call.actor.desk).value().time_zone,
                     progress_of(tx, call.actor.desk, ticket.id)};
  });
  Html html;
  html.raw("<p>");
  link(html, std::string{kList} + kept_language(call.request), text(language, "ui.portal.requests"));
  html.raw(" · #").text(std::to_string(ticket.number)).raw(" · <strong>");
  html.text(state_words(language, ticket.state)).raw("</strong></p>");
  progress_lines(html, progress, language, zone);
  for (auto const& each : view.messages) message(html, each, language, zone);
  if (fault) fault_box(html, language, *fault);
  html.raw("<form method=\"post\"").attribute("action", address_of(ticket.id) + "?lang=" + language).raw(">");
  text_area(html, text(language, "ui.portal.answer"), "6", answer);
  bool const finished = ticket.state == tickets::State::kResolved || ticket.state == tickets::State::kClosed;
  if (finished) html.element("p", "class=\"note\"", text(language, "ui.portal.reopens"));
  html.raw("<p><button type=\"submit\">").text(text(language, "ui.portal.send")).raw("</button></p></form>");
  auto title = ticket.subject.empty() ? text(language, "ui.ticket.no_subject") : ticket.subject;
  return page(call, std::move(title), std::move(html).take(), fault ? 422 : 200);
}

Result<http::Response> PlainHttp::request_page(http::Call const& call) const {
  if (auto elsewhere = sign_in_first(call)) return *std::move(elsewhere);
  return render_request(call, TRY(portal_.get(call)), "", std::nullopt);
}

Result<http::Response> PlainHttp::reply(http::Call const& call) const {
  if (auto elsewhere = sign_in_first(call)) return *std::move(elsewhere);
  auto const form = TRY(http::read_form(call.request));
  auto const before = TRY(portal_.get(call));
  auto body = body_in(form);
  if (body.has_error()) return render_request(call, before, http::form_text(form, "body"), body.error());
  TRY(portal_.reply(call, {.body = *std::move(body)}));
  return http::Response::redirect(address_of(before.ticket.id) + "?lang=" + language_of(call));
}

http::Response PlainHttp::render_new(http::Call const& call, Form const& form,
                                     std::optional<Error> const& fault) const {
  auto const language = language_of(call);
  auto const held = database_.read(storage::Scope::of(call.actor.desk), [&](auto& tx) {
    return customers::subscriptions_of(tx, call.actor.desk, customers::CustomerId{call.actor.customer.value_or(0)});
  });
  std::vector<std::pair<std::string, std::string>> about{{"", text(language, "ui.portal.about_other")}};
  for (auto const& each : held) about.emplace_back(to_text(each.id), each.name);
  std::vector<std::pair<std::string, std::string>> kinds;
  for (auto const& kind : {"technical", "billing", "subscription"}) {
    kinds.emplace_back(kind, text(language, std::string{"ui.kind."} + kind));
  }
  Html html;
  html.raw("<p>");
  link(html, std::string{kList} + kept_language(call.request), text(language, "ui.portal.requests"));
  html.raw("</p>");
  if (fault) fault_box(html, language, *fault);
  html.raw("<form method=\"post\"").attribute("action", std::string{kNew} + "?lang=" + language).raw(">");
  choice(html, "subscription", text(language, "ui.portal.about"), about, form.subscription);
  choice(html, "kind", text(language, "ui.ticket.kind"), kinds, form.kind);
  choice(html, "severity", text(language, "ui.portal.impact"),
         {{"C", text(language, "ui.portal.impact_c")},
          {"B", text(language, "ui.portal.impact_b")},
          {"A", text(language, "ui.portal.impact_a")}},
         form.severity);
  html.raw("<label for=\"subject\">").text(text(language, "ui.new.subject")).raw("</label>");
  html.raw("<input type=\"text\" id=\"subject\" name=\"subject\" maxlength=\"500\" required");
  html.attribute("value", form.subject).raw(">");
  text_area(html, text(language, "ui.portal.body"), "8", form.body);
  html.raw("<p><button type=\"submit\">").text(text(language, "ui.portal.submit")).raw("</button></p></form>");
  return page(call, text(language, "ui.portal.new"), std::move(html).take(), fault ? 422 : 200);
}

Result<http::Response> PlainHttp::new_page(http::Call const& call) const {
  if (auto elsewhere = sign_in_first(call)) return *std::move(elsewhere);
  return render_new(call, {}, std::nullopt);
}

Result<http::Response> PlainHttp::open(http::Call const& call) const {
  if (auto elsewhere = sign_in_first(call)) return *std::move(elsewhere);
  auto const sent = TRY(http::read_form(call.request));
  Form const form{.subject = trim(http::form_text(sent, "subject")),
                  .body = http::form_text(sent, "body"),
                  .kind = http::form_text(sent, "kind"),
                  .severity = http::form_text(sent, "severity"),
                  .subscription = http::form_text(sent, "subscription")};
  auto const opened = [&]() -> Result<http::Created<tickets::PortalTicketView>> {
    if (form.subject.empty()) return invalid("/subject", "required");
    if (form.subject.size() > kSubjectMax) return invalid("/subject", "too-long", {{"max", std::int64_t{kSubjectMax}}});
    auto const kind = parse_enum<Kind>(form.kind);
    auto const severity = parse_enum<Severity>(form.severity);
    if (!kind) return invalid("/kind", "not-a-choice");
    if (!severity) return invalid("/severity", "not-a-choice");
    std::optional<customers::SubscriptionId> subscription;
    if (!form.subscription.empty()) {
      subscription = parse_id<customers::SubscriptionTag>(form.subscription);
      if (!subscription) return invalid("/subscription_id", "unknown-reference");
    }
    return portal_.open(call, {.subject = form.subject,
                               .body = TRY(body_in(sent)),
                               .kind = *kind,
                               .severity = *severity,
                               .subscription_id = subscription});
  }();
  if (opened.has_error()) return render_new(call, form, opened.error());
  return http::Response::redirect(address_of(opened->body.ticket.id) + "?lang=" + language_of(call));
}

}  // namespace podpora::portal

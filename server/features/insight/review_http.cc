#include "features/insight/review_http.h"

#include "features/calendars/calendar_rules.h"
#include "features/offers/agreement_store.h"

#include <algorithm>

namespace podpora::insight {

namespace {

constexpr int kMonths = 3;

http::Response file_of(WrittenReview const& review, std::string const& end, std::string const& type, std::string body) {
  auto const name = "review-" + text_of(review.period.first) + "-" + text_of(review.period.last) + end;
  return {.status = 200,
          .headers = {{"content-type", type},
                      {"content-disposition", "attachment; filename=\"" + name + "\""},
                      {"content-language", review.document.language}},
          .body = std::move(body)};
}

}  // namespace

ReviewView view_of(WrittenReview const& written) {
  return {.title = written.document.title,
          .from = text_of(written.period.first),
          .to = text_of(written.period.last),
          .language = written.document.language,
          .markdown = markdown_of(written.document),
          .numbers = written.numbers};
}

WrittenReview write_review(storage::Transaction& tx, LearnContext const& context, identity::Desk const& desk,
                           customers::Customer const& customer, ReviewOrder const& order) {
  auto const now = context.audit.clock.now();
  auto const span = span_of(order.period, desk.time_zone);
  auto review = review_of(tx, desk.id, {customer.id, order.period}).value();
  auto const rules = context.rulebooks.of(tx, desk.id);
  auto const agreement = offers::agreement_in_force(tx, desk.id, customer.id, std::min(now, span.to - Duration{1}));
  auto signals = signals_of(tx, desk.id, customer.id);
  std::erase_if(signals, [&](Signal const& signal) { return signal.noted_at >= span.to; });
  ReviewNames const names{.desk = desk.name,
                          .customer = customer.name,
                          .agreement = agreement ? agreement->offer.content.title.in(order.language) : "",
                          .period = order.period};
  auto document = document_of(review, names, signals, Words(*rules, now, order.language));
  return {.document = std::move(document),
          .period = order.period,
          .numbers = std::move(review),
          .desk = desk.name,
          .day = calendars::local_date(desk.time_zone, now)};
}

Result<WrittenReview> write_review(storage::Transaction& tx, LearnContext const& context, DeskId desk,
                                   customers::CustomerId customer, ReviewQuery const& query) {
  auto const found = customers::find_customer(tx, desk, customer);
  if (!found) return not_found("customer");
  auto const language = query.lang.value_or(found->language);
  if (language != "en" && language != "cs") return invalid("query/lang", "language");
  auto const own = identity::find_desk(tx, desk).value();
  auto const today = calendars::local_date(own.time_zone, context.audit.clock.now());
  auto const period = TRY(period_of(query.from, query.to, whole_months(today, kMonths)));
  return write_review(tx, context, own, *found, {customer, period, language});
}

Result<WrittenReview> ReviewHttp::written(http::Call const& call, ReviewQuery const& query) const {
  auto const id = TRY(call.id<customers::CustomerId>("id"));
  auto const desk = call.actor.desk;
  return database_.read(storage::Scope::of(desk),
                        [&](auto& tx) { return write_review(tx, context_, desk, id, query); });
}

Result<ReviewView> ReviewHttp::get(http::Call const& call, ReviewQuery query) const {
  return view_of(TRY(written(call, query)));
}

Result<http::Response> ReviewHttp::page(http::Call const& call, ReviewQuery query) const {
  auto const review = TRY(written(call, query));
  auto response = http::Response::html(page_of(review.document));
  // Nothing in it runs, and everything that people wrote is escaped; only our own style is inside.
  response.headers.emplace_back("content-security-policy",
                                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                                "frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'");
  response.headers.emplace_back("content-language", review.document.language);
  return response;
}

Result<http::Response> ReviewHttp::markdown(http::Call const& call, ReviewQuery query) const {
  auto const review = TRY(written(call, query));
  return file_of(review, ".md", "text/markdown; charset=utf-8", markdown_of(review.document));
}

Result<http::Response> ReviewHttp::pdf(http::Call const& call, ReviewQuery query) const {
  auto const review = TRY(written(call, query));
  return file_of(review, ".pdf", "application/pdf", pdf_of(review.document, review.desk, review.day));
}

}  // namespace podpora::insight

#include "app/commands/review.h"

#include "app/app.h"
#include "app/commands/commands.h"
#include "app/language.h"
#include "app/parts.h"
#include "features/identity/desk.h"
#include "features/insight/review_http.h"
#include "platform/http/wire.h"
#include "platform/i18n/catalogue.h"

#include <spdlog/spdlog.h>

#include <iostream>

namespace podpora::app {

namespace {

std::optional<std::string> given(std::string const& text) {
  return text.empty() ? std::nullopt : std::optional{text};
}

std::optional<customers::CustomerId> customer_of(storage::Transaction& tx, DeskId desk, std::string const& name) {
  if (auto const id = parse_id<customers::CustomerTag>(name)) return id;
  auto const found = customers::find_customer_by_domain(tx, desk, name);
  return found ? std::optional{found->id} : std::nullopt;
}

int refuse(std::string const& why) {
  std::cerr << "podpora review: " << why << "\n";
  return kExitUsage;
}

std::string in_form(insight::WrittenReview const& review, std::string const& format) {
  if (format == "html") return insight::page_of(review.document);
  if (format == "json") return http::to_json(insight::view_of(review)) + "\n";
  if (format == "pdf") return insight::pdf_of(review.document, review.desk, review.day);
  return insight::markdown_of(review.document);
}

/// The desk of that name; the only one where none is named.
std::optional<identity::Desk> desk_of(storage::Transaction& tx, std::string const& slug) {
  if (!slug.empty()) return identity::find_desk_by_slug(tx, slug);
  auto const all = identity::all_desks(tx);
  return all.size() == 1 ? std::optional{all.front()} : std::nullopt;
}

/// What was wrong, in the words of the catalogue.
std::string told(Error const& error) {
  auto const language = language_of_environment();
  if (error.fields.empty()) return i18n::text(language, "problem." + error.code, error.args);
  auto const& field = error.fields.front();
  return field.pointer.substr(field.pointer.rfind('/') + 1) + ": " +
         i18n::text(language, "field." + field.code, field.args);
}

}  // namespace

int print_review(Config const& config, ReviewOptions const& options) {
  spdlog::set_level(spdlog::level::off);
  auto const store = app_options(config);
  Outside outside(store);
  App app(store, outside.ports());
  auto const desk =
      app.database().read(storage::Scope::all_desks(), [&](auto& tx) { return desk_of(tx, options.desk); });
  if (!desk) return refuse(told(not_found("desk")));
  auto const written =
      app.database().read(storage::Scope::of(desk->id), [&](auto& tx) -> Result<insight::WrittenReview> {
        auto const customer = customer_of(tx, desk->id, options.customer);
        if (!customer) return not_found("customer");
        return insight::write_review(tx, {app.audit(), app.parts().rulebooks}, desk->id, *customer,
                                     {given(options.from), given(options.to), given(options.language)});
      });
  if (written.has_error()) return refuse(told(written.error()));
  std::cout << in_form(*written, options.format) << std::flush;
  return kExitOk;
}

}  // namespace podpora::app

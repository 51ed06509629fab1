#include "features/portal/plain_parts.h"

#include "features/offers/plain_page.h"
#include "platform/i18n/catalogue.h"

namespace podpora::portal {

void fault_box(offers::Html& html, std::string const& language, Error const& error) {
  auto const words = error.fields.empty() ? i18n::text(language, "problem." + error.code, error.args)
                                          : i18n::text(language, "field." + error.fields[0].code, error.fields[0].args);
  html.raw("<p class=\"box fault\" role=\"alert\">").text(words).raw("</p>");
}

std::string kept_language(http::Request const& request, char first) {
  auto const language = offers::page_language(request, "");
  return language.empty() ? std::string{} : std::string{first} + "lang=" + language;
}

}  // namespace podpora::portal

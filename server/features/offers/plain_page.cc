#include "features/offers/plain_page.h"

#include "features/offers/page_style.h"
#include "platform/crypto/crypto.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::offers {

namespace {

constexpr std::string_view kFormStyle = R"(
main{max-width:45rem;overflow-wrap:anywhere}
form{margin:1rem 0}
fieldset{border:1px solid var(--line);border-radius:.5rem;margin:0 0 1rem;padding:.7rem 1rem}
legend{font-weight:600;padding:0 .3rem}
label{display:block;padding:.3rem 0}
input[type=radio]{width:1.25rem;height:1.25rem;vertical-align:middle;margin:0 .5rem 0 0;accent-color:var(--link)}
textarea,input[type=text],input[type=email],select{width:100%;font:inherit;color:var(--ink);background:var(--paper);border:1px solid var(--soft);border-radius:.35rem;padding:.5rem}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.1rem;border:0;border-radius:.35rem;background:var(--link);color:var(--paper);cursor:pointer}
button.plain{background:none;color:var(--link);border:1px solid var(--link)}
button:focus-visible,input:focus-visible,textarea:focus-visible,select:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.box{background:var(--band);border:1px solid var(--line);border-radius:.5rem;padding:.7rem 1rem;margin:0 0 1rem}
.fault{border-left:.3rem solid currentColor;font-weight:600}
.said{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0}
.ours{border-left:.3rem solid var(--link)}
h1{overflow-wrap:anywhere}
@media print{form,button{display:none}}
)";

void banner(Html& html, PlainPage const& page) {
  html.raw("<body><a class=\"skip\" href=\"#main\">").text(i18n::text(page.language, "offers.page.skip_to_main"));
  html.raw("</a>\n<header><p class=\"name\">");
  auto const& brand = page.face.brand;
  if (brand && !brand->logo_sha256.empty()) {
    html.raw("<img alt=\"\" height=\"40\"").attribute("src", logo_address(page.face.desk, *brand)).raw(">");
  }
  html.element("strong", page.face.name()).raw("</p><nav");
  html.attribute("aria-label", i18n::text(page.language, "offers.page.languages_nav")).raw(">");
  bool first = true;
  for (auto const& language : i18n::languages()) {
    if (!first) html.raw(" · ");
    first = false;
    html.raw("<a").attribute("href", page.address + "?lang=" + language);
    html.attribute("hreflang", language).attribute("lang", language);
    if (language == page.language) html.raw(" aria-current=\"true\"");
    html.raw(">").text(i18n::text(language, "offers.page.own_name")).raw("</a>");
  }
  html.raw("</nav></header>\n");
}

}  // namespace

http::Response plain_page(PlainPage const& page, int status) {
  auto const style = page_style(page.face.brand) + std::string{kFormStyle};
  Html html;
  html.raw("<!doctype html>\n<html").attribute("lang", page.language).raw("><head><meta charset=\"utf-8\">");
  html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
  html.raw("<meta name=\"robots\" content=\"noindex\">");
  html.element("title", page.title + " · " + page.face.name());
  html.raw("<style>").raw(style).raw("</style></head>\n");
  banner(html, page);
  html.raw("<main id=\"main\">").element("h1", page.title).raw(page.body).raw("</main></body></html>\n");
  auto response = http::Response::html(std::move(html).take(), status);
  response.headers.emplace_back("content-security-policy",
                                "default-src 'none'; img-src 'self'; style-src 'sha256-" +
                                    crypto::sha256_base64(style) +
                                    "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  response.headers.emplace_back("content-language", page.language);
  return response;
}

std::string page_language(http::Request const& request, std::string const& otherwise) {
  auto const asked = request.query.find("lang");
  auto const& known = i18n::languages();
  if (asked != request.query.end() && std::ranges::find(known, asked->second) != known.end()) return asked->second;
  return otherwise;
}

}  // namespace podpora::offers

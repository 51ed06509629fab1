#include "features/offers/page_style.h"

#include "platform/crypto/crypto.h"

namespace podpora::offers {

std::string_view const kPageStyle = R"(
:root{color-scheme:light dark;--ink:#1b2430;--soft:#51606f;--line:#d5dce3;--paper:#fff;--band:#f4f6f8;--link:#0b57a4}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf2;--soft:#a9b6c2;--line:#3a4653;--paper:#141a21;--band:#1c242d;--link:#8cc2ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,sans-serif;overflow-wrap:anywhere}
header,main,footer{max-width:60rem;margin:0 auto;padding:1rem}
header{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;justify-content:space-between;border-bottom:1px solid var(--line)}
header p,footer p{margin:0;color:var(--soft)}
h1{font-size:1.9rem;line-height:1.2;margin:1rem 0 .5rem}
h2{font-size:1.25rem;margin:2.2rem 0 .6rem;padding-top:.6rem;border-top:1px solid var(--line)}
h3{font-size:1rem;margin:1.2rem 0 .3rem}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-999rem}
.skip:focus{position:static}
.scroll{overflow-x:auto;overflow-wrap:normal}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.45rem .8rem .45rem 0;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;white-space:nowrap}
dl{display:grid;grid-template-columns:minmax(9rem,max-content) minmax(0,1fr);gap:.35rem 1.2rem;margin:0}
dt{color:var(--soft)}
dd{margin:0}
.ways{list-style:none;padding:0;display:flex;flex-wrap:wrap;gap:.8rem}
.ways li{background:var(--band);border:1px solid var(--line);border-radius:.5rem;padding:.7rem 1rem;min-width:13rem}
.ways strong{display:block;color:var(--soft);font-weight:600}
.name{display:flex;align-items:center;gap:.7rem}
.name img{height:2.5rem;width:auto}
.plain{list-style:none;margin:0;padding:0}
h1{border-left:.3rem solid var(--link);padding-left:.7rem}
.note{color:var(--soft);margin:.2rem 0 0}
footer{border-top:1px solid var(--line);margin-top:2.5rem;overflow-wrap:anywhere}
@media (max-width:30rem){dl{grid-template-columns:minmax(0,1fr)}dd{margin-bottom:.5rem}}
@media print{
body{font-size:10pt}
header nav,.skip{display:none}
h2{break-after:avoid}
tr,li{break-inside:avoid}
a{color:inherit;text-decoration:none}
}
)";

std::string page_style(std::optional<Brand> const& brand) {
  std::string style{kPageStyle};
  if (!brand) return style;
  if (!brand->accent.empty()) style += ":root{--link:" + brand->accent + "}\n";
  if (!brand->accent_dark.empty()) {
    style += "@media (prefers-color-scheme:dark){:root{--link:" + brand->accent_dark + "}}\n";
  }
  // The colour for light paper must not win on dark paper where the brand has no other one.
  if (!brand->accent.empty() && brand->accent_dark.empty()) {
    style += "@media (prefers-color-scheme:dark){:root{--link:#8cc2ff}}\n";
  }
  return style;
}

std::string page_policy(std::string_view style) {
  return "default-src 'none'; img-src 'self'; style-src 'sha256-" + crypto::sha256_base64(style) +
         "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
         "require-trusted-types-for 'script'; trusted-types 'none'";
}

std::string logo_address(identity::Desk const& desk, Brand const& brand) {
  // A new picture is a new address, so that it can be kept for ever.
  return "/" + desk.slug + "/logo/" + brand.code + "?v=" + brand.logo_sha256.substr(0, 12);
}

}  // namespace podpora::offers

#include "features/insight/review_text.h"

#include "features/offers/html.h"

#include <fmt/format.h>

#include <algorithm>

namespace podpora::insight {

namespace {

constexpr std::string_view kStyle = R"(
:root{color-scheme:light dark;--ink:#1c2330;--muted:#5b6576;--line:#d5dae3;--first:#2f5fc4;--second:#9db4e6;--page:#fff}
@media (prefers-color-scheme:dark){:root{--ink:#e7eaf0;--muted:#a3adbd;--line:#3a4353;--first:#8fb0ff;--second:#4d659f;--page:#12161d}}
@media print{:root{--ink:#000;--muted:#444;--line:#bbb;--first:#2f5fc4;--second:#9db4e6;--page:#fff}section{break-inside:avoid}}
body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page)}
h1{font-size:1.6rem;margin:0}h2{font-size:1.15rem;margin:2rem 0 .5rem;border-bottom:1px solid var(--line)}
p{margin:.4rem 0}.lead{color:var(--muted)}ul{padding-left:1.2rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;padding:.25rem .5rem;border-bottom:1px solid var(--line)}
th{color:var(--muted);font-weight:500}td:not(:first-child),th:not(:first-child){text-align:right;font-variant-numeric:tabular-nums}
svg{width:100%;height:auto;margin:.5rem 0}svg text{fill:var(--ink);font:12px system-ui,sans-serif}
.s0{fill:var(--first)}.s1{fill:var(--second)}
)";

constexpr int kLabelWidth = 220;
constexpr int kPlotWidth = 640;
constexpr int kBar = 12;
constexpr int kGap = 10;
constexpr std::size_t kLabelMax = 34;

/// The beginning of a long label, cut between characters.
std::string short_label(std::string const& label) {
  std::size_t characters = 0;
  for (std::size_t i = 0; i < label.size(); ++i) {
    bool const begins = (static_cast<unsigned char>(label[i]) & 0xC0U) != 0x80U;
    if (begins && ++characters > kLabelMax) return label.substr(0, i) + "…";
  }
  return label;
}

void table(offers::Html& html, ReviewSection const& section) {
  html.raw("<table><thead><tr>");
  for (auto const& head : section.heads) html.element("th", "scope=\"col\"", head);
  html.raw("</tr></thead><tbody>");
  for (auto const& row : section.rows) {
    html.raw("<tr>");
    for (auto const& cell : row) html.element("td", cell);
    html.raw("</tr>");
  }
  html.raw("</tbody></table>");
}

}  // namespace

std::string svg_of(Plot const& plot) {
  auto const& [title, labels, series] = plot;
  std::int64_t most = 1;
  for (auto const& each : series) {
    for (auto const value : each.values) most = std::max(most, value);
  }
  auto const group = kBar * static_cast<int>(series.size()) + kGap;
  auto const height = group * static_cast<int>(labels.size()) + 24;
  std::string svg = fmt::format(R"(<svg viewBox="0 0 {} {}" role="img" aria-label="{}">)", kPlotWidth + 40, height,
                                escape_html(title));
  for (std::size_t i = 0; i < labels.size(); ++i) {
    auto const y = group * static_cast<int>(i);
    svg += fmt::format(R"(<text x="0" y="{}">{}</text>)", y + kBar, escape_html(short_label(labels[i])));
    for (std::size_t s = 0; s < series.size(); ++s) {
      auto const value = series[s].values[i];
      auto const width = value * (kPlotWidth - kLabelWidth) / most;
      auto const top = y + kBar * static_cast<int>(s);
      svg += fmt::format(R"(<rect class="s{}" x="{}" y="{}" width="{}" height="{}"/>)", s, kLabelWidth, top, width,
                         kBar - 2);
      svg += fmt::format(R"(<text x="{}" y="{}">{}</text>)", kLabelWidth + width + 6, top + kBar - 2, value);
    }
  }
  for (std::size_t s = 0; s < series.size(); ++s) {
    auto const x = kLabelWidth + 160 * static_cast<int>(s);
    svg += fmt::format(R"(<rect class="s{}" x="{}" y="{}" width="10" height="10"/>)", s, x, height - 14);
    svg += fmt::format(R"(<text x="{}" y="{}">{}</text>)", x + 16, height - 5, escape_html(series[s].name));
  }
  return svg + "</svg>";
}

std::string page_of(ReviewDocument const& document) {
  offers::Html html;
  html.raw("<!doctype html>\n<html").attribute("lang", document.language).raw("><head><meta charset=\"utf-8\">");
  html.raw("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">");
  html.element("title", document.title).raw("<style>").raw(kStyle).raw("</style></head>\n<body><main>");
  html.element("h1", document.title).element("p", "class=\"lead\"", document.lead);
  for (auto const& section : document.sections) {
    html.raw("<section>").element("h2", section.title);
    bool const is_list = section.sentences.size() > 1;
    if (is_list) html.raw("<ul>");
    for (auto const& sentence : section.sentences) html.element(is_list ? "li" : "p", sentence);
    if (is_list) html.raw("</ul>");
    if (section.plot) html.raw(svg_of(*section.plot));
    if (!section.heads.empty()) table(html, section);
    html.raw("</section>\n");
  }
  html.raw("</main></body></html>\n");
  return std::move(html).take();
}

}  // namespace podpora::insight

#include "features/claims/claim_packet.h"

#include "features/offers/html.h"
#include "features/offers/page_style.h"
#include "platform/base/markdown_text.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::claims {

namespace {

/// One line of the packet: what it is, and what it says.
struct Line {
  std::string name;
  std::string label;
  std::string value;
};

std::vector<Line> lines_of(Packet const& packet, std::string const& language) {
  std::vector<Line> lines{{"customer", i18n::text(language, "claims.packet.customer"), packet.customer_name},
                          {"service", i18n::text(language, "claims.packet.service"), packet.service_name}};
  if (!packet.rule) return lines;
  for (auto const& field : packet.rule->fields) {
    auto const found = packet.values.find(field.name);
    if (found == packet.values.end() || found->second.empty()) continue;
    lines.push_back({field.name, field.label.in(language), found->second});
  }
  return lines;
}

std::string kind_label(Packet const& packet, std::string const& kind, std::string const& language) {
  if (!packet.rule) return kind;
  auto const& list = packet.rule->evidence;
  auto const found = std::ranges::find(list, kind, &rulebook::ClaimEvidence::name);
  return found == list.end() ? kind : found->label.in(language);
}

std::string title_of(Packet const& packet, std::string const& language) {
  return i18n::text(language, "claims.packet.title", {{"title", packet.claim.title}});
}

/// `Jana (jana@klas.example)`.
std::string source_of(Evidence const& evidence) {
  return evidence.origin.empty() ? evidence.name : evidence.name + " (" + evidence.origin + ")";
}

void write_lines(offers::Html& html, std::string_view value) {
  for (std::size_t begin = 0; begin <= value.size();) {
    auto const end = std::min(value.find('\n', begin), value.size());
    if (begin > 0) html.raw("<br>");
    html.text(value.substr(begin, end - begin));
    begin = end + 1;
  }
}

}  // namespace

std::string packet_markdown(Packet const& packet, std::string const& language) {
  auto text = "# " + markdown_plain(title_of(packet, language)) + "\n\n";
  for (auto const& line : lines_of(packet, language)) {
    text += "- **" + line.label + ":** ";
    text += line.value.find('\n') == std::string::npos ? markdown_plain(line.value) : markdown_block(line.value);
    text += "\n";
  }
  if (packet.evidence.empty()) return text;
  text += "\n## " + i18n::text(language, "claims.packet.proofs") + "\n\n";
  for (auto const& evidence : packet.evidence) {
    text += "- **" + kind_label(packet, evidence.kind, language) + ":** " + markdown_plain(source_of(evidence));
    if (!evidence.text.empty()) text += markdown_block(evidence.text);
    text += "\n";
  }
  return text;
}

std::string packet_document(Packet const& packet, std::string const& language) {
  http::JsonWriter writer;
  auto const member = [&](std::string_view key, std::string_view text) {
    writer.key(key);
    writer.text(text);
  };
  writer.begin_object();
  member("claim", to_text(packet.claim.id));
  member("title", packet.claim.title);
  writer.key("fields");
  writer.begin_list();
  for (auto const& line : lines_of(packet, language)) {
    writer.begin_object();
    member("name", line.name);
    member("label", line.label);
    member("value", line.value);
    writer.end_object();
  }
  writer.end_list();
  writer.key("proofs");
  writer.begin_list();
  for (auto const& evidence : packet.evidence) {
    writer.begin_object();
    member("kind", evidence.kind);
    member("label", kind_label(packet, evidence.kind, language));
    member("name", evidence.name);
    member("origin", evidence.origin);
    member("text", evidence.text);
    member("sha256", evidence.sha256);
    writer.end_object();
  }
  writer.end_list();
  writer.end_object();
  return std::move(writer).take();
}

std::string packet_page(Packet const& packet, std::string const& language) {
  auto const title = title_of(packet, language);
  offers::Html html;
  html.raw("<!doctype html>\n<html").attribute("lang", language).raw(">\n<head><meta charset=\"utf-8\">");
  html.raw(R"(<meta name="viewport" content="width=device-width">)").element("title", title);
  html.raw("<style>").raw(offers::kPageStyle).raw("</style></head>\n<body><main>");
  html.element("h1", title).raw("<dl>");
  for (auto const& line : lines_of(packet, language)) {
    html.element("dt", line.label).raw("<dd>");
    write_lines(html, line.value);
    html.raw("</dd>\n");
  }
  html.raw("</dl>");
  if (!packet.evidence.empty()) html.element("h2", i18n::text(language, "claims.packet.proofs")).raw("<dl>");
  for (auto const& evidence : packet.evidence) {
    html.element("dt", kind_label(packet, evidence.kind, language)).raw("<dd>");
    html.text(source_of(evidence));
    if (!evidence.text.empty()) html.raw("<br>");
    write_lines(html, evidence.text);
    html.raw("</dd>\n");
  }
  if (!packet.evidence.empty()) html.raw("</dl>");
  html.raw("</main></body></html>\n");
  return std::move(html).take();
}

}  // namespace podpora::claims

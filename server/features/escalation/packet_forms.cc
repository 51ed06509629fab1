#include "features/escalation/packet.h"
#include "features/offers/html.h"
#include "features/offers/page_style.h"
#include "platform/http/json.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::escalation {

std::string packet_document(ServiceRequest const& request, std::vector<PacketEntry> const& entries,
                            std::string const& language, Secrets secrets) {
  http::JsonWriter writer;
  auto const member = [&](std::string_view key, std::string_view text) {
    writer.key(key);
    writer.text(text);
  };
  writer.begin_object();
  member("service_request", to_text(request.id));
  member("upstream", request.upstream_name);
  member("vehicle", request.vehicle);
  writer.key("fields");
  writer.begin_list();
  for (auto const& entry : entries) {
    if (entry.value.empty()) continue;
    writer.begin_object();
    member("name", entry.field->name);
    member("label", entry.field->label.in(language));
    member("value", shown_value(entry, secrets));
    writer.end_object();
  }
  writer.end_list();
  writer.end_object();
  return std::move(writer).take();
}

std::string packet_page(ServiceRequest const& request, std::vector<PacketEntry> const& entries,
                        std::string const& language, Secrets secrets) {
  auto const title = i18n::text(language, "escalation.packet_for", {{"upstream", request.upstream_name}});
  offers::Html html;
  html.raw("<!doctype html>\n<html").attribute("lang", language).raw(">\n<head><meta charset=\"utf-8\">");
  html.raw(R"(<meta name="viewport" content="width=device-width">)").element("title", title);
  html.raw("<style>").raw(offers::kPageStyle).raw("</style></head>\n<body><main>");
  html.element("h1", title);
  html.raw("<dl>");
  for (auto const& entry : entries) {
    if (entry.value.empty()) continue;
    html.element("dt", entry.field->label.in(language));
    html.raw("<dd>");
    auto const value = shown_value(entry, secrets);
    for (std::size_t begin = 0; begin <= value.size();) {
      auto const end = std::min(value.find('\n', begin), value.size());
      if (begin > 0) html.raw("<br>");
      html.text(std::string_view{value}.substr(begin, end - begin));
      begin = end + 1;
    }
    html.raw("</dd>\n");
  }
  html.raw("</dl></main></body></html>\n");
  return std::move(html).take();
}

}  // namespace podpora::escalation

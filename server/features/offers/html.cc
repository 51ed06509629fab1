#include "features/offers/html.h"

namespace podpora::offers {

std::string escape_html(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (char const c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

Html& Html::element(std::string_view name, std::string_view text) {
  return element(name, "", text);
}

Html& Html::element(std::string_view name, std::string_view attributes, std::string_view text) {
  raw("<").raw(name);
  if (!attributes.empty()) raw(" ").raw(attributes);
  return raw(">").text(text).raw("</").raw(name).raw(">");
}

Html& Html::attribute(std::string_view name, std::string_view value) {
  return raw(" ").raw(name).raw("=\"").text(value).raw("\"");
}

}  // namespace podpora::offers

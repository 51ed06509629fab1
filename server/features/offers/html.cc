#include "features/offers/html.h"

namespace podpora::offers {

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

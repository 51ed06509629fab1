#include "api/sample_body.h"

#include "app/commands/commands.h"

#include <boost/json.hpp>

#include <algorithm>

namespace podpora::tests {

namespace {

namespace json = boost::json;

json::object const& document() {
  static json::value const parsed = json::parse(app::openapi_document());
  return parsed.as_object();
}

json::object const& resolve(json::object const& schema) {
  auto const* reference = schema.if_contains("$ref");
  if (!reference) return schema;
  std::string_view const name{reference->as_string()};
  return document().at("components").at("schemas").at(name.substr(name.rfind('/') + 1)).as_object();
}

std::string_view type_of(json::object const& schema) {
  auto const& type = schema.at("type");
  return type.is_array() ? type.as_array().front().as_string() : type.as_string();
}

json::string text_sample(json::object const& schema) {
  auto const* format = schema.if_contains("format");
  if (format && *format == "date-time") return "2026-11-23T08:00:00Z";
  auto const* pattern = schema.if_contains("pattern");
  if (pattern) {
    std::string const text{pattern->as_string()};
    if (text == "^[A-Z]{3}$") return "CZK";
    auto const underscore = text.find('_');
    if (underscore != std::string::npos && underscore > 0) {
      return json::string{text.substr(text.front() == '^' ? 1 : 0, underscore).substr(0, 3) + "_0000000000c1s"};
    }
  }
  auto const* least = schema.if_contains("minLength");
  return json::string(least ? static_cast<std::size_t>(least->to_number<std::int64_t>()) : 1, 'x');
}

json::value sample(json::object const& unresolved) {
  auto const& schema = resolve(unresolved);
  if (auto const* values = schema.if_contains("enum")) return values->as_array().front();
  if (!schema.if_contains("type")) return json::object{};
  auto const type = type_of(schema);
  if (type == "string") return text_sample(schema);
  if (type == "boolean") return true;
  if (type == "integer" || type == "number") {
    auto const* least = schema.if_contains("minimum");
    return least ? *least : json::value(1);
  }
  if (type == "array") {
    auto const* least = schema.if_contains("minItems");
    json::array list;
    if (least && least->to_number<int>() > 0) list.push_back(sample(schema.at("items").as_object()));
    return list;
  }
  json::object made;
  if (auto const* required = schema.if_contains("required")) {
    for (auto const& name : required->as_array()) {
      made[name.as_string()] = sample(schema.at("properties").at(name.as_string()).as_object());
    }
  }
  return made;
}

}  // namespace

std::string sample_body(http::Route const& route) {
  auto method = route.method;
  std::ranges::transform(method, method.begin(), [](char c) { return static_cast<char>(c | 0x20); });
  auto const* path = document().at("paths").as_object().if_contains(route.path);
  if (!path) return "";
  auto const* body = path->at(method).as_object().if_contains("requestBody");
  if (!body) return "";
  auto const& content = body->at("content").as_object();
  return json::serialize(sample(content.begin()->value().at("schema").as_object()));
}

}  // namespace podpora::tests

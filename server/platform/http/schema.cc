#include "platform/http/schema.h"

#include <cxxabi.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

namespace podpora::http {
namespace {

Json typed(char const* type) {
  return Json::object().set("type", type);
}

}  // namespace

std::string type_name(std::type_info const& type) {
  int status = 0;
  std::unique_ptr<char, decltype(&std::free)> const name{abi::__cxa_demangle(type.name(), nullptr, nullptr, &status),
                                                         &std::free};
  return status == 0 ? name.get() : type.name();
}

Json reference(std::string const& key) {
  return Json::object().set("$ref", key);
}

Json text_schema(Bounds bounds) {
  auto schema = typed("string");
  if (bounds.min) schema.set("minLength", *bounds.min);
  return schema.set("maxLength", bounds.max.value_or(kTextMax));
}

Json integer_schema(Bounds bounds) {
  auto schema = typed("integer").set("format", "int64");
  if (bounds.min) schema.set("minimum", *bounds.min);
  if (bounds.max) schema.set("maximum", *bounds.max);
  return schema;
}

Json real_schema(Bounds bounds) {
  auto schema = typed("number").set("format", "double");
  if (bounds.min) schema.set("minimum", *bounds.min);
  if (bounds.max) schema.set("maximum", *bounds.max);
  return schema;
}

Json id_schema(std::string_view prefix) {
  return typed("string").set("pattern", '^' + std::string{prefix} + "_[0-9a-hjkmnp-tv-z]{13}$");
}

Json time_schema() {
  return typed("string").set("format", "date-time");
}

Json money_schema() {
  auto const minor = integer_schema({}).set("description", "Amount in the currency's minor unit (ISO 4217).");
  return object_schema({{"minor", minor}, {"currency", typed("string").set("pattern", "^[A-Z]{3}$")}},
                       {"minor", "currency"});
}

Json enum_schema(std::vector<std::string> const& names) {
  auto values = Json::list();
  for (std::string const& name : names) values.push(name);
  return typed("string").set("enum", std::move(values));
}

Json list_schema(Json items, Bounds bounds, Direction direction) {
  auto schema = typed("array").set("items", std::move(items));
  if (direction == Direction::kOut) return schema;
  if (bounds.min) schema.set("minItems", *bounds.min);
  return schema.set("maxItems", bounds.max.value_or(kListMax));
}

Json map_schema(Json values) {
  return typed("object").set("additionalProperties", std::move(values));
}

Json page_schema(Json items) {
  auto next = nullable(typed("string")).set("description", "Cursor of the next page; null on the last.");
  return object_schema({{"items", typed("array").set("items", std::move(items))}, {"next", std::move(next)}},
                       {"items", "next"});
}

Json nullable(Json schema) {
  if (auto const* const type = schema.find("type"); type != nullptr && type->as<std::string>() != nullptr)
    return schema.set("type", Json::List{*type, "null"});
  if (schema.find("$ref") == nullptr) return schema;
  return Json::object().set("anyOf", Json::List{std::move(schema), typed("null")});
}

Json object_schema(Json::Object properties, std::vector<std::string> const& required) {
  auto schema = typed("object").set("properties", std::move(properties));
  auto names = Json::list();
  for (std::string const& name : required) names.push(name);
  if (!required.empty()) schema.set("required", std::move(names));
  return schema.set("additionalProperties", false);
}

}  // namespace podpora::http

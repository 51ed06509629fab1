#include "features/rulebook/pack_tree.h"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include <chrono>

namespace podpora::rulebook {

namespace {

constexpr std::size_t kBytesMax = 1 << 20;

Time day(toml::date const& date) {
  return Time{std::chrono::sys_days{std::chrono::year{date.year} / date.month / date.day}};
}

Time instant(toml::date_time const& value) {
  auto time = day(value.date) + std::chrono::hours{value.time.hour} + std::chrono::minutes{value.time.minute} +
              std::chrono::seconds{value.time.second} +
              std::chrono::duration_cast<Duration>(std::chrono::nanoseconds{value.time.nanosecond});
  if (value.offset) time -= std::chrono::minutes{value.offset->minutes};
  return time;
}

Node convert(toml::node const& from);

void convert_scalar(toml::node const& from, Node& to) {
  if (auto const* text = from.as_string()) {
    to.kind = Node::Kind::kText;
    to.text = text->get();
  } else if (auto const* integer = from.as_integer()) {
    to.kind = Node::Kind::kInteger;
    to.integer = integer->get();
  } else if (auto const* real = from.as_floating_point()) {
    to.kind = Node::Kind::kReal;
    to.real = real->get();
  } else if (auto const* flag = from.as_boolean()) {
    to.kind = Node::Kind::kBool;
    to.flag = flag->get();
  } else if (auto const* date = from.as_date()) {
    to.kind = Node::Kind::kTime;
    to.time = day(date->get());
  } else if (auto const* time = from.as_date_time()) {
    to.kind = Node::Kind::kTime;
    to.time = instant(time->get());
  } else {
    to.kind = Node::Kind::kText;  // a local time of day: no field takes one, so its reader refuses it by value
  }
}

Node convert(toml::node const& from) {
  Node to;
  to.line = static_cast<std::int64_t>(from.source().begin.line);
  if (auto const* table = from.as_table()) {
    to.kind = Node::Kind::kTable;
    for (auto const& [key, value] : *table) to.members.emplace_back(std::string{key.str()}, convert(value));
  } else if (auto const* array = from.as_array()) {
    to.kind = Node::Kind::kArray;
    for (auto const& item : *array) to.items.push_back(convert(item));
  } else {
    convert_scalar(from, to);
  }
  return to;
}

}  // namespace

Node const* find_member(Node const& table, std::string_view name) {
  for (auto const& [key, value] : table.members) {
    if (key == name) return &value;
  }
  return nullptr;
}

void set_member(Node& table, std::string_view name, Node value) {
  erase_member(table, name);
  table.members.emplace_back(std::string{name}, std::move(value));
}

void erase_member(Node& table, std::string_view name) {
  std::erase_if(table.members, [&](auto const& member) { return member.first == name; });
}

Node parse_toml(PackFile const& file, std::vector<PackError>& errors) {
  if (file.content.size() > kBytesMax) {
    errors.push_back({file.path, 0, "", "file_too_large", {{"max", static_cast<std::int64_t>(kBytesMax)}}});
    return {};
  }
  auto const result = toml::parse(file.content, file.path);
  if (!result) {
    auto const& error = result.error();
    errors.push_back({file.path,
                      static_cast<std::int64_t>(error.source().begin.line),
                      "",
                      "not_toml",
                      {{"detail", std::string{error.description()}}}});
    return {};
  }
  return convert(result.table());
}

}  // namespace podpora::rulebook

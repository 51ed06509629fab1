#include "platform/http/wire.h"

#include "platform/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <set>

namespace podpora::http {
namespace {

constexpr std::size_t kErrorsMax = 100;

/// Code points of valid UTF-8.
std::size_t count_characters(std::string_view utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

TextArgs type_args(char const* expected) {
  return {{"expected", std::string{expected}}};
}

/// Whole numbers may be written `2.0` or `2e3` (JSON Schema 2020-12, 4.2.3), as long as a double holds them exactly.
std::optional<std::int64_t> whole(double value) {
  constexpr double exact = 9007199254740992.0;  // 2^53
  if (!(std::abs(value) <= exact) || std::trunc(value) != value) return std::nullopt;
  return static_cast<std::int64_t>(value);
}

template <class Number>
Json number_or_text(std::string const& text) {
  Number value{};
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size()) return Json{text};
  return Json{value};
}

Json query_value(std::string const& text, QueryKind kind) {
  switch (kind) {
    case QueryKind::kInteger:
      return number_or_text<std::int64_t>(text);
    case QueryKind::kReal:
      return number_or_text<double>(text);
    case QueryKind::kBool:
      if (text == "true") return Json{true};
      if (text == "false") return Json{false};
      return Json{text};
    case QueryKind::kText:
    case QueryKind::kList:
      break;
  }
  return Json{text};
}

bool in_size(std::size_t size, Bounds bounds, std::int64_t otherwise, std::string const& pointer, char const* few,
             char const* many, FieldErrors& errors) {
  auto const count = static_cast<std::int64_t>(size);
  auto const most = bounds.max.value_or(otherwise);
  if (count > most) {
    errors.add(pointer, many, {{"max", most}});
    return false;
  }
  if (bounds.min && count < *bounds.min) {
    errors.add(pointer, count == 0 ? "empty" : few, {{"min", *bounds.min}});
    return false;
  }
  return true;
}

}  // namespace

void FieldErrors::add(std::string pointer, std::string code, TextArgs args) {
  if (errors_.size() < kErrorsMax) errors_.push_back({std::move(pointer), std::move(code), std::move(args)});
}

Error FieldErrors::error() && {
  return Error{ErrorCode::kInvalid, "invalid", {{"count", std::int64_t(errors_.size())}}, std::move(errors_)};
}

std::string child_pointer(std::string const& pointer, std::string_view name) {
  std::string child = pointer + '/';
  for (char const c : name) {
    if (c == '~')
      child += "~0";
    else if (c == '/')
      child += "~1";
    else
      child += c;
  }
  return child;
}

std::string child_pointer(std::string const& pointer, std::size_t index) {
  return pointer + '/' + std::to_string(index);
}

bool read_bool(Json const& json, std::string const& pointer, FieldErrors& errors, bool& out) {
  auto const* const value = json.as<bool>();
  if (value == nullptr)
    errors.add(pointer, "type", type_args("boolean"));
  else
    out = *value;
  return value != nullptr;
}

bool read_integer(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors, std::int64_t& out) {
  std::optional<std::int64_t> value;
  if (auto const* const integer = json.as<std::int64_t>()) value = *integer;
  auto const* const real = json.as<double>();
  if (real != nullptr) value = whole(*real);
  if (!value && (real == nullptr || (std::isfinite(*real) && std::trunc(*real) != *real))) {
    errors.add(pointer, "type", type_args("integer"));
    return false;
  }
  auto const least = bounds.min.value_or(INT64_MIN);
  auto const most = bounds.max.value_or(INT64_MAX);
  if (!value || *value < least || *value > most) {
    errors.add(pointer, "range", {{"min", least}, {"max", most}});
    return false;
  }
  out = *value;
  return true;
}

bool read_real(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors, double& out) {
  std::optional<double> value;
  if (auto const* const integer = json.as<std::int64_t>()) value = static_cast<double>(*integer);
  if (auto const* const real = json.as<double>()) value = *real;
  if (!value) {
    errors.add(pointer, "type", type_args("number"));
    return false;
  }
  auto const least = static_cast<double>(bounds.min.value_or(INT64_MIN));
  auto const most = static_cast<double>(bounds.max.value_or(INT64_MAX));
  if (!std::isfinite(*value) || *value < least || *value > most) {
    errors.add(pointer, "range", {{"min", least}, {"max", most}});
    return false;
  }
  out = *value;
  return true;
}

bool read_text(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors, std::string& out) {
  auto const* const text = json.as<std::string>();
  if (text == nullptr) {
    errors.add(pointer, "type", type_args("text"));
    return false;
  }
  if (text->find('\0') != std::string::npos) {
    errors.add(pointer, "nul");
    return false;
  }
  if (!is_utf8(*text)) {
    errors.add(pointer, "utf8");
    return false;
  }
  if (!in_size(count_characters(*text), bounds, kTextMax, pointer, "too-short", "too-long", errors)) return false;
  out = *text;
  return true;
}

bool read_id(Json const& json, std::string const& pointer, std::string_view prefix, FieldErrors& errors,
             std::int64_t& out) {
  auto const* const text = json.as<std::string>();
  auto const value = text == nullptr ? std::nullopt : decode_id(prefix, *text);
  if (!value)
    errors.add(pointer, "id", {{"prefix", std::string{prefix}}});
  else
    out = *value;
  return value.has_value();
}

bool read_time(Json const& json, std::string const& pointer, FieldErrors& errors, Time& out) {
  auto const* const text = json.as<std::string>();
  auto const value = text == nullptr ? std::nullopt : parse_rfc3339(*text);
  if (!value)
    errors.add(pointer, "time");
  else
    out = *value;
  return value.has_value();
}

bool read_money(Json const& json, std::string const& pointer, FieldErrors& errors, Money& out) {
  static constexpr std::array<std::string_view, 2> names{"minor", "currency"};
  std::array<Json const*, 2> found{};
  if (!match_members(json, pointer, names, errors, found)) return false;
  bool good = true;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (found[i] != nullptr) continue;
    errors.add(child_pointer(pointer, names[i]), "required");
    good = false;
  }
  if (!good) return false;
  Money money;
  good = read_integer(*found[0], child_pointer(pointer, names[0]), {}, errors, money.minor);
  auto const* const code = found[1]->as<std::string>();
  if (code == nullptr || code->size() != 3 ||
      !std::all_of(code->begin(), code->end(), [](char c) { return c >= 'A' && c <= 'Z'; })) {
    errors.add(child_pointer(pointer, names[1]), "currency");
    return false;
  }
  money.currency = *code;
  if (good) out = std::move(money);
  return good;
}

void report_enum(std::string const& pointer, std::vector<std::string> const& names, FieldErrors& errors) {
  std::string allowed;
  for (std::string const& name : names) allowed += (allowed.empty() ? "" : ", ") + name;
  errors.add(pointer, "enum", {{"allowed", std::move(allowed)}});
}

Json::List const* read_list(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors) {
  auto const* const list = json.as<Json::List>();
  if (list == nullptr) {
    errors.add(pointer, "type", type_args("list"));
    return nullptr;
  }
  return in_size(list->size(), bounds, kListMax, pointer, "too-few", "too-many", errors) ? list : nullptr;
}

Json::Object const* read_map(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors) {
  auto const* const object = json.as<Json::Object>();
  if (object == nullptr) {
    errors.add(pointer, "type", type_args("object"));
    return nullptr;
  }
  if (!in_size(object->size(), bounds, kListMax, pointer, "too-few", "too-many", errors)) return nullptr;
  std::set<std::string_view> seen;
  bool clean = true;
  for (JsonMember const& member : *object) {
    auto const at = child_pointer(pointer, member.name);
    if (member.name.find('\0') != std::string::npos)
      errors.add(at, "nul"), clean = false;
    else if (!seen.insert(member.name).second)
      errors.add(at, "duplicate"), clean = false;
  }
  return clean ? object : nullptr;
}

bool match_members(Json const& json, std::string const& pointer, std::span<std::string_view const> names,
                   FieldErrors& errors, std::span<Json const*> found) {
  auto const* const object = json.as<Json::Object>();
  if (object == nullptr) {
    errors.add(pointer, "type", type_args("object"));
    return false;
  }
  for (JsonMember const& member : *object) {
    auto const at = std::find(names.begin(), names.end(), member.name);
    auto const slot = static_cast<std::size_t>(at - names.begin());
    if (at == names.end())
      errors.add(child_pointer(pointer, member.name), "unknown");
    else if (found[slot] != nullptr)
      errors.add(child_pointer(pointer, member.name), "duplicate");
    else
      found[slot] = &member.value;
  }
  return true;
}

Json query_object(std::multimap<std::string, std::string> const& query, std::span<QueryField const> fields,
                  FieldErrors& errors) {
  auto object = Json::object();
  for (auto it = query.begin(); it != query.end();) {
    auto const& name = it->first;
    auto const next = query.upper_bound(name);
    auto const field = std::find_if(fields.begin(), fields.end(), [&](auto const& f) { return f.name == name; });
    if (field == fields.end()) {
      errors.add(child_pointer("query", name), "unknown");
    } else if (field->kind == QueryKind::kList) {
      auto list = Json::list();
      for (auto item = it; item != next; ++item) list.push(item->second);
      object.set(name, std::move(list));
    } else if (std::distance(it, next) > 1) {
      errors.add(child_pointer("query", name), "duplicate");
    } else if (!it->second.empty()) {
      object.set(name, query_value(it->second, field->kind));
    }
    it = next;
  }
  return object;
}

}  // namespace podpora::http

#pragma once

#include "platform/base/clock.h"
#include "platform/base/enum_text.h"
#include "platform/base/id.h"
#include "platform/base/money.h"
#include "platform/base/result.h"
#include "platform/http/call.h"
#include "platform/http/json.h"
#include "platform/http/patch.h"

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <array>
#include <concepts>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

// From JSON to described structs and back. A member may be: bool, an integer, double, std::string, Id<Tag>, Time,
// Money, a described enum, std::optional<T> (absent or null), Patch<T> (tells the two apart), std::vector<T>,
// std::map<std::string, T>, another described struct, or Json (anything). All other members must be there.
//
// Bounds are declared beside the struct, where argument-dependent look-up finds them:
//   inline std::vector<FieldLimit> wire_limits(Reply const*) { return {{"body", {.min = 1, .max = 200'000}}}; }

namespace podpora::http {

/// What a member may be at least and at most: characters of a text, entries of a list or map, or the number itself.
struct Bounds {
  std::optional<std::int64_t> min;
  std::optional<std::int64_t> max;
};

struct FieldLimit {
  std::string_view member;
  Bounds bounds;
};

inline constexpr std::int64_t kTextMax = 10'000;  ///< characters, when the struct says nothing
inline constexpr std::int64_t kListMax = 1'000;   ///< entries, when the struct says nothing

/// What was wrong with the fields so far; keeps the first hundred.
class FieldErrors {
 public:
  void add(std::string pointer, std::string code, TextArgs args = {});
  bool empty() const { return errors_.empty(); }
  /// The Error for all of them.
  Error error() &&;

 private:
  std::vector<FieldError> errors_;
};

/// Appends one reference token to an RFC 6901 pointer.
std::string child_pointer(std::string const& pointer, std::string_view name);
std::string child_pointer(std::string const& pointer, std::size_t index);

// What the templates below lean on. Each reports what is wrong and returns whether `out` was set.
bool read_bool(Json const& json, std::string const& pointer, FieldErrors& errors, bool& out);
bool read_integer(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors, std::int64_t& out);
bool read_real(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors, double& out);
bool read_text(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors, std::string& out);
bool read_id(Json const& json, std::string const& pointer, std::string_view prefix, FieldErrors& errors,
             std::int64_t& out);
bool read_time(Json const& json, std::string const& pointer, FieldErrors& errors, Time& out);
bool read_money(Json const& json, std::string const& pointer, FieldErrors& errors, Money& out);
void report_enum(std::string const& pointer, std::vector<std::string> const& names, FieldErrors& errors);
/// The list's items, when it is one of a right length.
Json::List const* read_list(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors);
/// The map's members, when it is an object of a right size whose names are clean and differ.
Json::Object const* read_map(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors);
/// Puts each known member into its slot of `found`; reports unknown and duplicate ones. False when it is no object.
bool match_members(Json const& json, std::string const& pointer, std::span<std::string_view const> names,
                   FieldErrors& errors, std::span<Json const*> found);
/// The query string as an object, each value as the kind of JSON that `kinds` says.
enum class QueryKind : std::uint8_t { kText, kInteger, kReal, kBool, kList };
struct QueryField {
  std::string_view name;
  QueryKind kind;
};
Json query_object(std::multimap<std::string, std::string> const& query, std::span<QueryField const> fields,
                  FieldErrors& errors);

template <class T>
struct is_optional_member : std::false_type {};
template <class T>
struct is_optional_member<std::optional<T>> : std::true_type {};
template <class T>
struct is_patch_member : std::false_type {};
template <class T>
struct is_patch_member<Patch<T>> : std::true_type {};
template <class T>
struct is_list_member : std::false_type {};
template <class T>
struct is_list_member<std::vector<T>> : std::true_type {};
template <class T>
struct is_map_member : std::false_type {};
template <class T>
struct is_map_member<std::map<std::string, T>> : std::true_type {};
template <class T>
struct id_member : std::false_type {};
template <class Tag>
struct id_member<Id<Tag>> : std::true_type {
  using tag = Tag;
};
template <class T>
struct is_page : std::false_type {};
template <class T>
struct is_page<Page<T>> : std::true_type {};

template <class T>
concept DescribedStruct = boost::describe::has_describe_members<T>::value;
template <class T>
concept DescribedEnum = boost::describe::has_describe_enumerators<T>::value;

template <class T>
using wire_members = boost::describe::describe_members<T, boost::describe::mod_public | boost::describe::mod_inherited>;

template <class Struct, class Member>
using member_type = std::remove_cvref_t<decltype(std::declval<Struct&>().*(Member::pointer))>;

/// The names of a described struct, in order.
template <DescribedStruct T>
auto member_names() {
  std::array<std::string_view, boost::mp11::mp_size<wire_members<T>>::value> names;
  std::size_t i = 0;
  boost::mp11::mp_for_each<wire_members<T>>([&](auto member) { names[i++] = member.name; });
  return names;
}

/// The declared bounds of a member.
template <class T>
Bounds bounds_of([[maybe_unused]] std::string_view member) {
  if constexpr (requires { wire_limits(static_cast<T const*>(nullptr)); }) {
    for (FieldLimit const& limit : wire_limits(static_cast<T const*>(nullptr)))
      if (limit.member == member) return limit.bounds;
  }
  return {};
}

template <class T>
void read_value(Json const& json, std::string const& pointer, Bounds bounds, FieldErrors& errors, T& out);

template <DescribedStruct T>
void read_struct(Json const& json, std::string const& pointer, FieldErrors& errors, T& out) {
  auto const names = member_names<T>();
  std::array<Json const*, names.size()> found{};
  if (!match_members(json, pointer, names, errors, found)) return;
  std::size_t i = 0;
  boost::mp11::mp_for_each<wire_members<T>>([&](auto member) {
    using M = member_type<T, decltype(member)>;
    Json const* const given = found[i++];
    auto const at = child_pointer(pointer, member.name);
    if (given != nullptr) {
      read_value<M>(*given, at, bounds_of<T>(member.name), errors, out.*member.pointer);
    } else if constexpr (!is_optional_member<M>::value && !is_patch_member<M>::value) {
      errors.add(at, "required");
    }
  });
}

template <class T>
void read_value(Json const& json, std::string const& pointer, [[maybe_unused]] Bounds bounds, FieldErrors& errors,
                T& out) {
  if constexpr (std::is_same_v<T, Json>) {
    out = json;
  } else if constexpr (is_optional_member<T>::value) {
    if (!json.is_null()) read_value(json, pointer, bounds, errors, out.emplace());
  } else if constexpr (is_patch_member<T>::value) {
    out.state = json.is_null() ? T::State::kNull : T::State::kValue;
    if (!json.is_null()) read_value(json, pointer, bounds, errors, out.value);
  } else if constexpr (std::is_same_v<T, bool>) {
    read_bool(json, pointer, errors, out);
  } else if constexpr (std::is_integral_v<T>) {
    using Limits = std::numeric_limits<T>;
    std::int64_t const least = std::is_signed_v<T> ? static_cast<std::int64_t>(Limits::min()) : 0;
    std::int64_t const most = sizeof(T) < 8 ? static_cast<std::int64_t>(Limits::max()) : INT64_MAX;
    std::int64_t value = 0;
    if (read_integer(json, pointer, {bounds.min.value_or(least), bounds.max.value_or(most)}, errors, value))
      out = static_cast<T>(value);
  } else if constexpr (std::is_floating_point_v<T>) {
    double value = 0;
    if (read_real(json, pointer, bounds, errors, value)) out = static_cast<T>(value);
  } else if constexpr (std::is_same_v<T, std::string>) {
    read_text(json, pointer, bounds, errors, out);
  } else if constexpr (id_member<T>::value) {
    read_id(json, pointer, id_member<T>::tag::prefix, errors, out.value);
  } else if constexpr (std::is_same_v<T, Time>) {
    read_time(json, pointer, errors, out);
  } else if constexpr (std::is_same_v<T, Money>) {
    read_money(json, pointer, errors, out);
  } else if constexpr (DescribedEnum<T>) {
    auto const* const text = json.as<std::string>();
    auto const value = text == nullptr ? std::nullopt : parse_enum<T>(*text);
    if (value)
      out = *value;
    else
      report_enum(pointer, enum_names<T>(), errors);
  } else if constexpr (is_list_member<T>::value) {
    auto const* const items = read_list(json, pointer, bounds, errors);
    for (std::size_t i = 0; items != nullptr && i < items->size(); ++i) {
      typename T::value_type item{};
      read_value((*items)[i], child_pointer(pointer, i), {}, errors, item);
      out.push_back(std::move(item));
    }
  } else if constexpr (is_map_member<T>::value) {
    auto const* const members = read_map(json, pointer, bounds, errors);
    for (std::size_t i = 0; members != nullptr && i < members->size(); ++i)
      read_value((*members)[i].value, child_pointer(pointer, (*members)[i].name), {}, errors, out[(*members)[i].name]);
  } else {
    static_assert(DescribedStruct<T>, "a member that the wire does not know; describe it");
    read_struct(json, pointer, errors, out);
  }
}

/// Reads a body. kMalformed when it is no JSON, else kInvalid with every wrong field. An empty body is read as `{}`.
template <DescribedStruct T>
Result<T> read_json(std::string_view text) {
  auto const json = TRY(parse_json(text.empty() ? "{}" : text));
  T out{};
  FieldErrors errors;
  read_struct(json, "", errors, out);
  if (!errors.empty()) return std::move(errors).error();
  return out;
}

template <class T>
constexpr QueryKind query_kind() {
  if constexpr (is_optional_member<T>::value) {
    return query_kind<typename T::value_type>();
  } else if constexpr (std::is_same_v<T, bool>) {
    return QueryKind::kBool;
  } else if constexpr (std::is_integral_v<T>) {
    return QueryKind::kInteger;
  } else if constexpr (std::is_floating_point_v<T>) {
    return QueryKind::kReal;
  } else if constexpr (is_list_member<T>::value) {
    return QueryKind::kList;
  } else {
    return QueryKind::kText;
  }
}

/// Reads a query string into a struct with the same checks; pointers are `query/name`. A list is a repeated name;
/// an empty value counts as absent.
template <DescribedStruct T>
Result<T> read_query(std::multimap<std::string, std::string> const& query) {
  std::vector<QueryField> fields;
  boost::mp11::mp_for_each<wire_members<T>>([&](auto member) {
    fields.push_back({member.name, query_kind<member_type<T, decltype(member)>>()});
  });
  T out{};
  FieldErrors errors;
  read_struct(query_object(query, fields, errors), "query", errors, out);
  if (!errors.empty()) return std::move(errors).error();
  return out;
}

/// Writes a value of any type that the wire knows. An empty optional is null.
template <class T>
void write_value(JsonWriter& writer, T const& value) {
  if constexpr (is_optional_member<T>::value) {
    if (value)
      write_value(writer, *value);
    else
      writer.null();
  } else if constexpr (is_patch_member<T>::value) {
    if (value.state == T::State::kValue)
      write_value(writer, value.value);
    else
      writer.null();
  } else if constexpr (std::is_same_v<T, bool>) {
    writer.boolean(value);
  } else if constexpr (std::is_integral_v<T>) {
    writer.integer(static_cast<std::int64_t>(value));
  } else if constexpr (std::is_floating_point_v<T>) {
    writer.real(value);
  } else if constexpr (std::is_convertible_v<T const&, std::string_view>) {
    writer.text(value);
  } else if constexpr (id_member<T>::value || DescribedEnum<T>) {
    writer.text(to_text(value));
  } else if constexpr (std::is_same_v<T, Time>) {
    writer.text(to_rfc3339(value));
  } else if constexpr (std::is_same_v<T, Money>) {
    writer.begin_object();
    writer.key("minor");
    writer.integer(value.minor);
    writer.key("currency");
    writer.text(value.currency);
    writer.end_object();
  } else if constexpr (is_list_member<T>::value) {
    writer.begin_list();
    for (auto const& item : value) write_value(writer, static_cast<typename T::value_type const&>(item));
    writer.end_list();
  } else if constexpr (is_map_member<T>::value) {
    writer.begin_object();
    for (auto const& [name, item] : value) {
      writer.key(name);
      write_value(writer, item);
    }
    writer.end_object();
  } else if constexpr (is_page<T>::value) {
    writer.begin_object();
    writer.key("items");
    write_value(writer, value.items);
    writer.key("next");
    write_value(writer, value.next);
    writer.end_object();
  } else {
    static_assert(DescribedStruct<T>, "a member that the wire does not know; describe it");
    writer.begin_object();
    boost::mp11::mp_for_each<wire_members<T>>([&](auto member) {
      using M = member_type<T, decltype(member)>;
      // A merge-patch leaves absent members out.
      if constexpr (is_patch_member<M>::value) {
        if (!(value.*member.pointer).present()) return;
      }
      writer.key(member.name);
      write_value(writer, value.*member.pointer);
    });
    writer.end_object();
  }
}

template <class T>
std::string to_json(T const& value) {
  JsonWriter writer;
  write_value(writer, value);
  return std::move(writer).take();
}

}  // namespace podpora::http

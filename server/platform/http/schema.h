#pragma once

#include "platform/http/call.h"
#include "platform/http/json.h"
#include "platform/http/message.h"
#include "platform/http/wire.h"

#include <boost/mp11/algorithm.hpp>

#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <typeinfo>
#include <utility>
#include <vector>

namespace podpora::http {

/// Whether a struct is read (optional members may be absent) or written (all members are there).
enum class Direction : std::uint8_t { kIn, kOut };

/// JSON Schemas (2020-12) of the named types that an operation uses. Keys are `in:`, `out:` or `enum:` and the
/// qualified C++ name; references between them use the same keys until `openapi` gives them their short names.
using Schemas = std::map<std::string, Json>;

/// One value of the query string.
struct Parameter {
  std::string name;
  bool required{false};
  Json schema;
};

/// What the API description says of one route.
struct Operation {
  std::vector<Parameter> query;
  std::optional<Json> body;
  std::optional<Json> answer;  ///< empty: no content, or bytes that are no JSON
  int status{200};
  bool bytes{false};      ///< the answer is a page or a download
  bool located{false};    ///< the answer has a Location
  bool versioned{false};  ///< the answer has an ETag
  Schemas schemas;
};

/// `podpora::tickets::TicketView`
std::string type_name(std::type_info const& type);

Json reference(std::string const& key);
Json text_schema(Bounds bounds);
Json integer_schema(Bounds bounds);
Json real_schema(Bounds bounds);
Json id_schema(std::string_view prefix);
Json time_schema();
Json money_schema();
Json enum_schema(std::vector<std::string> const& names);
Json list_schema(Json items, Bounds bounds, Direction direction);
Json map_schema(Json values);
Json page_schema(Json items);
/// The same, or null: a type array, `anyOf` around a reference.
Json nullable(Json schema);
/// An object schema that refuses other members.
Json object_schema(Json::Object properties, std::vector<std::string> const& required);

/// The schema of a type; named types are put into `schemas` and answered by a reference.
template <class T>
Json schema_of(Schemas& schemas, Direction direction, Bounds bounds = {});

template <DescribedStruct T>
Json struct_schema(Schemas& schemas, Direction direction) {
  Json::Object properties;
  std::vector<std::string> required;
  boost::mp11::mp_for_each<wire_members<T>>([&](auto member) {
    using M = member_type<T, decltype(member)>;
    properties.push_back({member.name, schema_of<M>(schemas, direction, bounds_of<T>(member.name))});
    if (is_patch_member<M>::value) return;
    if (!is_optional_member<M>::value || direction == Direction::kOut) required.emplace_back(member.name);
  });
  return object_schema(std::move(properties), required);
}

template <class T>
Json schema_of(Schemas& schemas, Direction direction, [[maybe_unused]] Bounds bounds) {
  if constexpr (std::is_same_v<T, Json>) {
    return Json::object();
  } else if constexpr (is_optional_member<T>::value) {
    return nullable(schema_of<typename T::value_type>(schemas, direction, bounds));
  } else if constexpr (is_patch_member<T>::value) {
    return nullable(schema_of<decltype(T::value)>(schemas, direction, bounds));
  } else if constexpr (std::is_same_v<T, bool>) {
    return Json::object().set("type", "boolean");
  } else if constexpr (std::is_integral_v<T>) {
    if (std::is_unsigned_v<T> && !bounds.min) bounds.min = 0;
    return integer_schema(bounds);
  } else if constexpr (std::is_floating_point_v<T>) {
    return real_schema(bounds);
  } else if constexpr (std::is_convertible_v<T const&, std::string_view>) {
    return direction == Direction::kIn ? text_schema(bounds) : Json::object().set("type", "string");
  } else if constexpr (id_member<T>::value) {
    return id_schema(id_member<T>::tag::prefix);
  } else if constexpr (std::is_same_v<T, Time>) {
    return time_schema();
  } else if constexpr (is_list_member<T>::value) {
    return list_schema(schema_of<typename T::value_type>(schemas, direction), bounds, direction);
  } else if constexpr (is_map_member<T>::value) {
    return map_schema(schema_of<typename T::mapped_type>(schemas, direction));
  } else if constexpr (is_page<T>::value) {
    using Item = typename decltype(T::items)::value_type;
    auto const key = "out:" + type_name(typeid(Item)) + "Page";
    schemas.try_emplace(key, page_schema(schema_of<Item>(schemas, direction)));
    return reference(key);
  } else if constexpr (DescribedEnum<T>) {
    auto const key = "enum:" + type_name(typeid(T));
    schemas.try_emplace(key, enum_schema(enum_names<T>()));
    return reference(key);
  } else if constexpr (std::is_same_v<T, Money>) {
    schemas.try_emplace("out:podpora::Money", money_schema());
    return reference("out:podpora::Money");
  } else {
    auto const key = (direction == Direction::kIn ? "in:" : "out:") + type_name(typeid(T));
    // The empty entry stops the walk at a type that contains itself.
    if (schemas.try_emplace(key).second) {
      auto schema = struct_schema<T>(schemas, direction);
      schemas[key] = std::move(schema);
    }
    return reference(key);
  }
}

template <class T>
struct is_created : std::false_type {};
template <class T>
struct is_created<Created<T>> : std::true_type {};

template <class T>
struct is_with_headers : std::false_type {};
template <class T>
struct is_with_headers<WithHeaders<T>> : std::true_type {};

/// What the description says of a handler's answer.
template <class Out>
void describe_answer(Operation& operation) {
  if constexpr (std::is_same_v<Out, Response>) {
    operation.bytes = true;
  } else if constexpr (std::is_same_v<Out, NoContent>) {
    operation.status = 204;
  } else if constexpr (is_created<Out>::value) {
    describe_answer<decltype(Out::body)>(operation);
    operation.status = 201;
    operation.located = true;
  } else if constexpr (is_with_headers<Out>::value) {
    describe_answer<decltype(Out::body)>(operation);
  } else {
    operation.answer = schema_of<Out>(operation.schemas, Direction::kOut);
    operation.versioned = requires(Out const& out) {
      out.version;
    };
  }
}

template <DescribedStruct In>
void describe_query(Operation& operation) {
  boost::mp11::mp_for_each<wire_members<In>>([&](auto member) {
    using M = member_type<In, decltype(member)>;
    auto schema = [&] {
      if constexpr (is_optional_member<M>::value) {
        return schema_of<typename M::value_type>(operation.schemas, Direction::kIn, bounds_of<In>(member.name));
      } else {
        return schema_of<M>(operation.schemas, Direction::kIn, bounds_of<In>(member.name));
      }
    };
    operation.query.push_back({member.name, !is_optional_member<M>::value, schema()});
  });
}

template <DescribedStruct In>
void describe_body(Operation& operation) {
  operation.body = schema_of<In>(operation.schemas, Direction::kIn);
}

}  // namespace podpora::http

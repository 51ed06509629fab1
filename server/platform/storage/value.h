#pragma once

#include "platform/base/clock.h"
#include "platform/base/enum_text.h"
#include "platform/base/id.h"

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>

namespace podpora::storage {

/// What a column or a parameter can be. Times are microseconds since 1970, enums snake-case text, bools 0/1.
enum class ValueType : std::uint8_t { kInteger, kReal, kText };

/// One value with its type; `null` keeps the type, so that a prepared statement can bind it.
struct Value {
  ValueType type{ValueType::kInteger};
  bool null{true};
  std::int64_t integer{0};
  double real{0};
  std::string text;
};

/// How a C++ type is kept in a column. Specialise for a type of your own with the same three members.
template <class T>
struct Column;

template <class T>
requires std::is_integral_v<T>
struct Column<T> {
  static constexpr ValueType type = ValueType::kInteger;
  static void put(T value, Value& out) { out.integer = static_cast<std::int64_t>(value); }
  static T get(Value const& in) { return static_cast<T>(in.integer); }
};

template <>
struct Column<double> {
  static constexpr ValueType type = ValueType::kReal;
  static void put(double value, Value& out) { out.real = value; }
  static double get(Value const& in) { return in.real; }
};

template <>
struct Column<std::string> {
  static constexpr ValueType type = ValueType::kText;
  static void put(std::string_view value, Value& out) { out.text = value; }
  static std::string get(Value const& in) { return in.text; }
};

template <>
struct Column<std::string_view> {
  static constexpr ValueType type = ValueType::kText;
  static void put(std::string_view value, Value& out) { out.text = value; }
};

template <class Tag>
struct Column<Id<Tag>> {
  static constexpr ValueType type = ValueType::kInteger;
  static void put(Id<Tag> id, Value& out) { out.integer = id.value; }
  static Id<Tag> get(Value const& in) { return Id<Tag>{in.integer}; }
};

template <>
struct Column<Time> {
  static constexpr ValueType type = ValueType::kInteger;
  static void put(Time time, Value& out) { out.integer = time.time_since_epoch().count(); }
  static Time get(Value const& in) { return Time{Duration{in.integer}}; }
};

template <class E>
requires boost::describe::has_describe_enumerators<E>::value struct Column<E> {
  static constexpr ValueType type = ValueType::kText;
  static void put(E value, Value& out) { out.text = to_text(value); }
  static E get(Value const& in) {
    auto const value = parse_enum<E>(in.text);
    if (!value) throw std::runtime_error("stored value is none of its enum: " + in.text);
    return *value;
  }
};

template <class T>
Value make_value(T const& value) {
  Value out{.type = Column<T>::type, .null = false};
  Column<T>::put(value, out);
  return out;
}

template <class T>
Value make_value(std::optional<T> const& value) {
  Value out{.type = Column<T>::type};
  if (value) {
    out.null = false;
    Column<T>::put(*value, out);
  }
  return out;
}

inline Value make_value(char const* text) {
  return make_value(std::string_view{text});
}

/// A named parameter of a statement: `{"desk", actor.desk}` binds `:desk`.
struct Param {
  std::string_view name;
  Value value;

  template <class T>
  Param(std::string_view parameter, T const& v) : name(parameter), value(make_value(v)) {}
};

}  // namespace podpora::storage

#pragma once

#include "platform/storage/value.h"

#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <optional>
#include <span>
#include <stdexcept>
#include <type_traits>
#include <vector>

namespace podpora::storage {

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};

/// The column type of a member, optional or not.
template <class T>
constexpr ValueType column_type() {
  if constexpr (is_optional<T>::value) {
    return Column<typename T::value_type>::type;
  } else {
    return Column<T>::type;
  }
}

/// The value of one cell. A null where the member is not optional is a broken statement.
template <class T>
T cell_to(Value const& cell) {
  if constexpr (is_optional<T>::value) {
    if (cell.null) return std::nullopt;
    return Column<typename T::value_type>::get(cell);
  } else {
    if (cell.null) throw std::runtime_error("null in a column that must have a value");
    return Column<T>::get(cell);
  }
}

template <class Row>
constexpr bool is_described = boost::describe::has_describe_members<Row>::value;

template <class Row>
using row_members =
    boost::describe::describe_members<Row, boost::describe::mod_public | boost::describe::mod_inherited>;

/// The column types of a row struct, in the order of its members.
template <class Row>
std::vector<ValueType> row_types() {
  std::vector<ValueType> types;
  if constexpr (is_described<Row>) {
    boost::mp11::mp_for_each<row_members<Row>>([&](auto member) {
      using T = std::remove_cvref_t<decltype(std::declval<Row&>().*member.pointer)>;
      types.push_back(column_type<T>());
    });
  } else {
    types.push_back(column_type<Row>());
  }
  return types;
}

template <class Row>
Row row_from(std::span<Value const> cells) {
  if constexpr (is_described<Row>) {
    Row row{};
    std::size_t i = 0;
    boost::mp11::mp_for_each<row_members<Row>>([&](auto member) {
      using T = std::remove_cvref_t<decltype(std::declval<Row&>().*member.pointer)>;
      row.*member.pointer = cell_to<T>(cells[i++]);
    });
    return row;
  } else {
    return cell_to<Row>(cells[0]);
  }
}

}  // namespace podpora::storage

#pragma once

#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora {

/// `kBreakFix` -> `break_fix`, the form that the wire, the database and rule packs use.
std::string enumerator_to_snake(std::string_view enumerator);

/// The snake-case name of a described enumerator.
template <class E>
std::string to_text(E value) requires boost::describe::has_describe_enumerators<E>::value {
  std::string text;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (d.value == value) text = enumerator_to_snake(d.name);
  });
  return text;
}

/// The enumerator of that name; empty when there is none.
template <class E>
std::optional<E> parse_enum(std::string_view text) requires boost::describe::has_describe_enumerators<E>::value {
  std::optional<E> found;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>([&](auto d) {
    if (enumerator_to_snake(d.name) == text) found = d.value;
  });
  return found;
}

/// All names, in the order of the enum.
template <class E>
std::vector<std::string> enum_names() {
  std::vector<std::string> names;
  boost::mp11::mp_for_each<boost::describe::describe_enumerators<E>>(
      [&](auto d) { names.push_back(enumerator_to_snake(d.name)); });
  return names;
}

}  // namespace podpora

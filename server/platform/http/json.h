#pragma once

#include "platform/base/result.h"

#include <concepts>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace podpora::http {

struct JsonMember;

/// A JSON value as it was written: members stay in order and a name may come twice, so that a reader can say so.
struct Json {
  using List = std::vector<Json>;
  using Object = std::vector<JsonMember>;

  std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, List, Object> value{nullptr};

  Json() = default;
  Json(std::same_as<bool> auto v) : value(v) {}                                                      // NOLINT
  Json(std::integral auto v) requires(!std::same_as<decltype(v), bool>) : value(std::int64_t{v}) {}  // NOLINT
  Json(double v) : value(v) {}                                                                       // NOLINT
  Json(char const* v) : value(std::string{v}) {}                                                     // NOLINT
  Json(std::string_view v) : value(std::string{v}) {}                                                // NOLINT
  Json(std::string v) : value(std::move(v)) {}                                                       // NOLINT
  Json(List v) : value(std::move(v)) {}                                                              // NOLINT
  Json(Object v) : value(std::move(v)) {}                                                            // NOLINT

  static Json object() { return Json{Object{}}; }
  static Json list() { return Json{List{}}; }

  bool is_null() const { return std::holds_alternative<std::nullptr_t>(value); }
  template <class T>
  T const* as() const {
    return std::get_if<T>(&value);
  }

  /// The first member of that name; null when there is none, or this is no object.
  Json const* find(std::string_view name) const;
  Json* find(std::string_view name);

  /// Appends a member to an object, or replaces the one of that name. This must be an object. Returns itself.
  Json& set(std::string_view name, Json member);
  /// Appends to a list. This must be a list. Returns itself.
  Json& push(Json item);

  bool operator==(Json const&) const;
};

struct JsonMember {
  std::string name;
  Json value;

  bool operator==(JsonMember const&) const = default;
};

/// Deepest nesting and most values that `parse_json` takes.
inline constexpr std::size_t kJsonDepthMax = 32;
inline constexpr std::size_t kJsonValuesMax = 200'000;

/// Parses one JSON text (RFC 8259) in valid UTF-8. kMalformed with line and column when it is none, `json-too-deep`
/// and `json-too-large` beyond the limits above.
Result<Json> parse_json(std::string_view text);

/// Compact text, or with line breaks and two blanks a level.
std::string write_json(Json const& json);
std::string write_json_pretty(Json const& json);

/// Writes JSON from front to back; commas come by themselves.
class JsonWriter {
 public:
  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_list() { open('['); }
  void end_list() { close(']'); }
  void key(std::string_view name);
  void text(std::string_view value);
  void integer(std::int64_t value);
  void real(double value);  ///< null when it is not finite
  void boolean(bool value);
  void null();

  std::string take() && { return std::move(out_); }

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void quoted(std::string_view value);

  std::string out_;
  bool first_{true};
};

/// Writes the value with the writer.
void write_value(JsonWriter& writer, Json const& json);

}  // namespace podpora::http

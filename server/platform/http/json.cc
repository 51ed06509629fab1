#include "platform/http/json.h"

#include <boost/json/basic_parser_impl.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace podpora::http {
namespace {

/// Builds the tree from the parser's events. Strings and keys come in parts.
class TreeBuilder {
 public:
  static constexpr std::size_t max_object_size = kJsonValuesMax;
  static constexpr std::size_t max_array_size = kJsonValuesMax;
  static constexpr std::size_t max_key_size = 1 << 20;
  static constexpr std::size_t max_string_size = 64 << 20;

  using error_code = boost::json::error_code;
  using string_view = boost::json::string_view;

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code& ec) { return open(Json::object(), ec); }
  bool on_array_begin(error_code& ec) { return open(Json::list(), ec); }
  bool on_object_end(std::size_t, error_code&) { return shut(); }
  bool on_array_end(std::size_t, error_code&) { return shut(); }

  bool on_key_part(string_view s, std::size_t, error_code&) { return append(s); }
  bool on_key(string_view s, std::size_t, error_code&) {
    append(s);
    names_.push_back(std::move(text_));
    text_.clear();
    return true;
  }
  bool on_string_part(string_view s, std::size_t, error_code&) { return append(s); }
  bool on_string(string_view s, std::size_t, error_code& ec) {
    append(s);
    Json value{std::move(text_)};
    text_.clear();
    return put(std::move(value), ec);
  }
  bool on_number_part(string_view, error_code&) { return true; }
  bool on_int64(std::int64_t v, string_view, error_code& ec) { return put(Json{v}, ec); }
  // Beyond 63 bits only the size matters: such a number is out of every range.
  bool on_uint64(std::uint64_t v, string_view, error_code& ec) { return put(Json{static_cast<double>(v)}, ec); }
  bool on_double(double v, string_view, error_code& ec) { return put(Json{v}, ec); }
  bool on_bool(bool v, error_code& ec) { return put(Json{v}, ec); }
  bool on_null(error_code& ec) { return put(Json{}, ec); }
  bool on_comment_part(string_view, error_code&) { return true; }
  bool on_comment(string_view, error_code&) { return true; }

  Json take() { return std::move(root_); }

 private:
  bool append(string_view s) {
    text_.append(s.data(), s.size());
    return true;
  }

  bool put(Json value, error_code& ec) {
    if (++count_ > kJsonValuesMax) {
      ec = boost::json::error::array_too_large;
      return false;
    }
    Json& holder = open_.empty() ? root_ : open_.back();
    if (open_.empty()) {
      holder = std::move(value);
    } else if (auto* const list = std::get_if<Json::List>(&holder.value)) {
      list->push_back(std::move(value));
    } else {
      std::get<Json::Object>(holder.value).push_back({std::move(names_.back()), std::move(value)});
      names_.pop_back();
    }
    return true;
  }

  bool open(Json empty, error_code& ec) {
    if (open_.size() >= kJsonDepthMax) {
      ec = boost::json::error::too_deep;
      return false;
    }
    open_.push_back(std::move(empty));
    return true;
  }

  bool shut() {
    Json done = std::move(open_.back());
    open_.pop_back();
    error_code ignored;
    return put(std::move(done), ignored);
  }

  Json root_;
  std::vector<Json> open_;
  std::vector<std::string> names_;
  std::string text_;
  std::size_t count_{0};
};

Error malformed(std::string_view text, std::size_t at, boost::json::error_code ec) {
  if (ec == boost::json::error::too_deep)
    return Error{ErrorCode::kMalformed, "json-too-deep", {{"max", std::int64_t{kJsonDepthMax}}}, {}};
  if (ec == boost::json::error::array_too_large || ec == boost::json::error::object_too_large ||
      ec == boost::json::error::key_too_large || ec == boost::json::error::string_too_large)
    return Error{ErrorCode::kTooLarge, "json-too-large", {{"max", std::int64_t{kJsonValuesMax}}}, {}};
  auto const before = text.substr(0, std::min(at, text.size()));
  auto const line = 1 + std::count(before.begin(), before.end(), '\n');
  auto const start = before.rfind('\n');
  auto const column = before.size() - (start == std::string_view::npos ? 0 : start + 1) + 1;
  return Error{ErrorCode::kMalformed,
               "malformed-json",
               {{"line", std::int64_t{line}}, {"column", static_cast<std::int64_t>(column)}},
               {}};
}

void append_escaped(std::string& out, char c) {
  static constexpr std::string_view digits = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      if (static_cast<unsigned char>(c) < 0x20) {
        out += "\\u00";
        out += digits[static_cast<unsigned char>(c) >> 4];
        out += digits[static_cast<unsigned char>(c) & 15];
      } else {
        out += c;
      }
  }
}

void pretty(Json const& json, std::size_t indent, std::string& out) {
  auto const line = [&](std::size_t depth) { out.append("\n").append(depth * 2, ' '); };
  if (auto const* const list = json.as<Json::List>(); list != nullptr && !list->empty()) {
    out += '[';
    for (std::size_t i = 0; i < list->size(); ++i) {
      if (i > 0) out += ',';
      line(indent + 1);
      pretty((*list)[i], indent + 1, out);
    }
    line(indent);
    out += ']';
  } else if (auto const* const object = json.as<Json::Object>(); object != nullptr && !object->empty()) {
    out += '{';
    for (std::size_t i = 0; i < object->size(); ++i) {
      if (i > 0) out += ',';
      line(indent + 1);
      out += write_json(Json{(*object)[i].name}) + ": ";
      pretty((*object)[i].value, indent + 1, out);
    }
    line(indent);
    out += '}';
  } else {
    out += write_json(json);
  }
}

}  // namespace

bool Json::operator==(Json const&) const = default;

Json const* Json::find(std::string_view name) const {
  auto const* const object = as<Object>();
  if (object == nullptr) return nullptr;
  auto const found = std::find_if(object->begin(), object->end(), [&](auto const& m) { return m.name == name; });
  return found == object->end() ? nullptr : &found->value;
}

Json* Json::find(std::string_view name) {
  return const_cast<Json*>(std::as_const(*this).find(name));
}

Json& Json::set(std::string_view name, Json member) {
  if (Json* const old = find(name))
    *old = std::move(member);
  else
    std::get<Object>(value).push_back({std::string{name}, std::move(member)});
  return *this;
}

Json& Json::push(Json item) {
  std::get<List>(value).push_back(std::move(item));
  return *this;
}

Result<Json> parse_json(std::string_view text) {
  boost::json::parse_options options;
  options.max_depth = kJsonDepthMax;
  boost::json::basic_parser<TreeBuilder> parser{options};
  boost::json::error_code ec;
  auto const used = parser.write_some(false, text.data(), text.size(), ec);
  if (!ec && used < text.size()) ec = boost::json::error::extra_data;
  if (ec) return malformed(text, used, ec);
  return parser.handler().take();
}

void write_value(JsonWriter& writer, Json const& json) {
  if (json.is_null()) writer.null();
  if (auto const* const v = json.as<bool>()) writer.boolean(*v);
  if (auto const* const v = json.as<std::int64_t>()) writer.integer(*v);
  if (auto const* const v = json.as<double>()) writer.real(*v);
  if (auto const* const v = json.as<std::string>()) writer.text(*v);
  if (auto const* const list = json.as<Json::List>()) {
    writer.begin_list();
    for (Json const& item : *list) write_value(writer, item);
    writer.end_list();
  }
  if (auto const* const object = json.as<Json::Object>()) {
    writer.begin_object();
    for (JsonMember const& member : *object) {
      writer.key(member.name);
      write_value(writer, member.value);
    }
    writer.end_object();
  }
}

std::string write_json(Json const& json) {
  JsonWriter writer;
  write_value(writer, json);
  return std::move(writer).take();
}

std::string write_json_pretty(Json const& json) {
  std::string out;
  pretty(json, 0, out);
  out += '\n';
  return out;
}

void JsonWriter::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
}

void JsonWriter::close(char bracket) {
  out_ += bracket;
  first_ = false;
}

void JsonWriter::quoted(std::string_view value) {
  out_ += '"';
  for (char const c : value) append_escaped(out_, c);
  out_ += '"';
}

void JsonWriter::key(std::string_view name) {
  separate();
  quoted(name);
  out_ += ':';
  first_ = true;
}

void JsonWriter::text(std::string_view value) {
  separate();
  quoted(value);
}

void JsonWriter::integer(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
}

void JsonWriter::real(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  char digits[32];
  auto const end = std::to_chars(std::begin(digits), std::end(digits), value).ptr;
  out_.append(digits, end);
}

void JsonWriter::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
}

void JsonWriter::null() {
  separate();
  out_ += "null";
}

}  // namespace podpora::http

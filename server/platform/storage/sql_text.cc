#include "platform/storage/sql_text.h"

#include <algorithm>

namespace podpora::storage {

namespace {

bool begins_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool in_name(char c) {
  return begins_name(c) || (c >= '0' && c <= '9');
}

/// Where the quoted text that begins at `at` ends. A doubled quote is two quoted texts side by side: no matter here.
std::size_t end_of_quoted(std::string_view sql, std::size_t at) {
  auto const end = sql.find(sql[at], at + 1);
  return end == std::string_view::npos ? sql.size() : end + 1;
}

std::size_t end_of_comment(std::string_view sql, std::size_t at) {
  bool const line = sql[at] == '-';
  auto const end = line ? sql.find('\n', at) : sql.find("*/", at + 2);
  if (end == std::string_view::npos) return sql.size();
  return line ? end : end + 2;
}

bool begins_comment(std::string_view rest) {
  return rest.starts_with("--") || rest.starts_with("/*");
}

std::size_t end_of_name(std::string_view sql, std::size_t at) {
  while (at < sql.size() && in_name(sql[at])) ++at;
  return at;
}

}  // namespace

std::string replace_parameters(std::string_view sql, std::function<std::string(std::string_view)> const& placeholder) {
  std::string out;
  out.reserve(sql.size());
  std::size_t i = 0;
  while (i < sql.size()) {
    auto const rest = sql.substr(i);
    std::size_t end = i + 1;
    if (sql[i] == '\'' || sql[i] == '"') {
      end = end_of_quoted(sql, i);
    } else if (begins_comment(rest)) {
      i = end_of_comment(sql, i);
      out += ' ';
      continue;
    } else if (rest.starts_with("::")) {
      end = i + 2;
    } else if (sql[i] == ':' && rest.size() > 1 && begins_name(rest[1])) {
      end = end_of_name(sql, i + 1);
      out += placeholder(sql.substr(i + 1, end - i - 1));
      i = end;
      continue;
    }
    out += sql.substr(i, end - i);
    i = end;
  }
  return out;
}

SqlText parse_sql(std::string_view sql) {
  SqlText text;
  text.sql = replace_parameters(sql, [&](std::string_view name) {
    if (std::ranges::find(text.names, name) == text.names.end()) text.names.emplace_back(name);
    return ":" + std::string(name);
  });
  return text;
}

std::vector<std::string> split_script(std::string_view script) {
  std::vector<std::string> statements;
  std::string current;
  std::size_t i = 0;
  auto const finish = [&] {
    if (current.find_first_not_of(" \t\r\n") != std::string::npos) statements.push_back(current);
    current.clear();
  };
  while (i < script.size()) {
    std::size_t end = i + 1;
    if (script[i] == '\'' || script[i] == '"') {
      end = end_of_quoted(script, i);
    } else if (begins_comment(script.substr(i))) {
      i = end_of_comment(script, i);
      continue;
    } else if (script[i] == ';') {
      auto const next = script.find_first_not_of(" \t\r", i + 1);
      bool const line_end =
          next == std::string_view::npos || script[next] == '\n' || begins_comment(script.substr(next));
      if (line_end) {
        finish();
        i = end;
        continue;
      }
    }
    current += script.substr(i, end - i);
    i = end;
  }
  finish();
  return statements;
}

}  // namespace podpora::storage

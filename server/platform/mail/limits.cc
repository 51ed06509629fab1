#include "platform/mail/limits.h"

#include <algorithm>
#include <cctype>
#include <unordered_set>

namespace podpora::mail {
namespace {

constexpr std::size_t kBoundaryMax = 200;

bool starts_with_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) {
           return a == std::tolower(static_cast<unsigned char>(b));
         });
}

std::string_view line_at(std::string_view raw, std::size_t at) {
  auto const end = raw.find('\n', at);
  return raw.substr(at, end == std::string_view::npos ? end : end - at + 1);
}

/// The field that starts here with its continuation lines.
std::string_view field_at(std::string_view raw, std::size_t at) {
  auto end = at + line_at(raw, at).size();
  while (end < raw.size() && (raw[end] == ' ' || raw[end] == '\t')) end += line_at(raw, end).size();
  return raw.substr(at, end - at);
}

void learn_boundaries(std::string_view field, std::unordered_set<std::string_view>& known) {
  for (std::size_t i = 0; i + 9 < field.size(); ++i) {
    if (field[i] != '=' || i < 8 || !starts_with_ignoring_case(field.substr(i - 8), "boundary")) continue;
    auto value = field.substr(i + 1);
    auto const quoted = value.starts_with('"');
    if (quoted) value.remove_prefix(1);
    value = value.substr(0, value.find_first_of(quoted ? "\"\r\n" : "; \t\r\n"));
    if (!value.empty() && value.size() <= kBoundaryMax) known.insert(value);
  }
}

class Bounder {
 public:
  Bounder(std::string_view raw, std::string& out, std::vector<std::string>& warnings)
      : raw_(raw), out_(out), warnings_(warnings) {}

  std::string_view run() {
    header();
    while (at_ < raw_.size() && body_line()) {}
    if (!cut_) return raw_;
    if (!stopped_) keep_until(raw_.size());
    return out_;
  }

 private:
  void header() {
    while (at_ < raw_.size()) {
      auto const line = line_at(raw_, at_);
      if (line == "\n" || line == "\r\n") return;
      auto const field = field_at(raw_, at_);
      learn_boundaries(field.substr(0, kHeaderFieldMax), boundaries_);
      header_bytes_ += field.size();
      if (field.size() > kHeaderFieldMax || header_bytes_ > kHeaderBlockMax) {
        drop(field.size(), "header_too_large");
        header_bytes_ -= field.size();
      } else {
        at_ += field.size();
      }
    }
  }

  bool body_line() {
    auto const line = line_at(raw_, at_);
    if (starts_with_ignoring_case(line, "content-")) {
      auto const field = field_at(raw_, at_);
      if (field.size() > kPartFieldMax) return drop(field.size(), "part_header_too_large"), true;
      learn_boundaries(field, boundaries_);
      at_ += field.size();
      return true;
    }
    if (line.starts_with("--") && is_boundary(line) && ++parts_ > 2 * kPartsMax) {
      keep_until(at_);
      cut_ = stopped_ = true;
      warnings_.emplace_back("too_many_parts");
      return false;
    }
    at_ += line.size();
    return true;
  }

  bool is_boundary(std::string_view line) const {
    auto name = line.substr(2);
    while (!name.empty() && std::isspace(static_cast<unsigned char>(name.back()))) name.remove_suffix(1);
    if (name.size() > kBoundaryMax + 2) return false;
    return boundaries_.contains(name) ||
           (name.ends_with("--") && boundaries_.contains(name.substr(0, name.size() - 2)));
  }

  void drop(std::size_t bytes, char const* warning) {
    keep_until(at_);
    at_ += bytes;
    kept_ = at_;
    if (std::ranges::find(warnings_, warning) == warnings_.end()) warnings_.emplace_back(warning);
    cut_ = true;
  }

  void keep_until(std::size_t end) {
    out_.append(raw_.substr(kept_, end - kept_));
    kept_ = end;
  }

  std::string_view raw_;
  std::string& out_;
  std::vector<std::string>& warnings_;
  std::unordered_set<std::string_view> boundaries_;
  std::size_t at_{0}, kept_{0}, header_bytes_{0}, parts_{0};
  bool cut_{false}, stopped_{false};
};

}  // namespace

std::string_view bounded(std::string_view raw, std::string& storage, std::vector<std::string>& warnings) {
  return Bounder(raw, storage, warnings).run();
}

}  // namespace podpora::mail

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
  for (std::size_t i = 8; i < field.size(); ++i) {
    if (field[i] != '=' || !starts_with_ignoring_case(field.substr(i - 8), "boundary")) continue;
    auto value = field.substr(i + 1);
    auto const quoted = value.starts_with('"');
    if (quoted) value.remove_prefix(1);
    value = value.substr(0, value.find_first_of(quoted ? "\"\r\n" : "; \t\r\n"));
    if (!value.empty() && value.size() <= kBoundaryMax) known.insert(value);
  }
}

bool is_empty(std::string_view line) {
  return line == "\n" || line == "\r\n";
}

/// True for a Content-Type that says that what follows the empty line is a mail with a header of its own.
bool holds_message(std::string_view field) {
  constexpr std::string_view kName = "content-type:";
  if (!starts_with_ignoring_case(field, kName)) return false;
  auto const value = field.substr(kName.size());
  auto const start = value.find_first_not_of(" \t\r\n");
  return start != std::string_view::npos && starts_with_ignoring_case(value.substr(start), "message/");
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
      if (is_empty(line)) return;
      auto const field = field_at(raw_, at_);
      learn_boundaries(field.substr(0, kHeaderFieldMax), boundaries_);
      in_header_ = message_follows_ = message_follows_ || holds_message(field);
      header_bytes_ += field.size();
      if (field.size() > kHeaderFieldMax || header_bytes_ > kHeaderBlockMax) {
        drop(field.size(), "header_too_large");
        header_bytes_ -= field.size();
      } else {
        at_ += field.size();
      }
    }
  }

  /// A line behind the mail's own header: of a part's header, or of a body.
  bool body_line() {
    auto const line = line_at(raw_, at_);
    if (line.starts_with("--") && is_boundary(line)) return boundary_line(line);
    if (in_header_ && is_empty(line)) end_part_header();
    if (in_header_ && !is_empty(line)) return part_field(), true;
    if (starts_with_ignoring_case(line, "content-")) {
      auto const field = field_at(raw_, at_);
      if (field.size() > kPartFieldMax) return drop(field.size(), "part_header_too_large"), true;
      learn_boundaries(field, boundaries_);
      at_ += field.size();
      return true;
    }
    at_ += line.size();
    return true;
  }

  bool boundary_line(std::string_view line) {
    if (++parts_ > 2 * kPartsMax) {
      keep_until(at_);
      cut_ = stopped_ = true;
      warnings_.emplace_back("too_many_parts");
      return false;
    }
    in_header_ = true;
    message_follows_ = false;
    part_header_bytes_ = 0;
    at_ += line.size();
    return true;
  }

  void part_field() {
    auto const field = field_at(raw_, at_);
    bool const too_large = field.size() > kPartFieldMax || part_header_bytes_ + field.size() > kPartHeaderMax;
    if (too_large || ++part_fields_ > kPartFieldsMax) return drop(field.size(), "part_header_too_large");
    part_header_bytes_ += field.size();
    message_follows_ = message_follows_ || holds_message(field);
    learn_boundaries(field, boundaries_);
    at_ += field.size();
  }

  /// Behind the header of a part that is a mail comes that mail's header.
  void end_part_header() {
    in_header_ = message_follows_;
    message_follows_ = false;
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
  std::size_t at_{0}, kept_{0}, header_bytes_{0}, part_header_bytes_{0}, part_fields_{0}, parts_{0};
  bool cut_{false}, stopped_{false};
  bool in_header_{false};        ///< of a part, or of a mail inside the mail
  bool message_follows_{false};  ///< that part is a mail
};

}  // namespace

std::string_view bounded(std::string_view raw, std::string& storage, std::vector<std::string>& warnings) {
  return Bounder(raw, storage, warnings).run();
}

}  // namespace podpora::mail

#include "platform/mail/html_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

namespace podpora::mail {
namespace {

constexpr std::size_t kAttributeMax = 2 << 10;
constexpr int kQuoteDepthMax = 20;
constexpr std::size_t kListDepthMax = 50;

constexpr std::array<std::string_view, 24> kBlocks{"address", "article", "aside", "blockquote", "center", "dd",
                                                   "div",     "dl",      "dt",    "fieldset",   "footer", "form",
                                                   "header",  "hr",      "main",  "nav",        "ol",     "pre",
                                                   "section", "table",   "tbody", "thead",      "tr",     "ul"};
constexpr std::array<std::string_view, 7> kParagraphs{"p", "h1", "h2", "h3", "h4", "h5", "h6"};
constexpr std::array<std::string_view, 7> kDropped{"script", "style", "title", "template", "object", "svg", "math"};

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}
bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}
bool is_name(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) || c == ':' || c == '-';
}

struct Tag {
  std::string name;
  bool closing{false};
  std::string href, alt;
};

/// Collects lines: white space folds, blocks break, quotes get their marks.
class Writer {
 public:
  explicit Writer(std::size_t bytes_max) : bytes_max_(bytes_max) {}

  void text(std::string_view piece) {
    for (char const c : piece) {
      if (preformatted == 0 && is_space(c)) {
        space_ = !at_line_start_;
      } else if (c == '\n') {
        put_line();
      } else if (c != '\r') {
        put(c);
      }
    }
  }
  void line() {
    if (!at_line_start_) put_line();
  }
  void paragraph() {
    line();
    if (!out_.empty() && !std::exchange(blank_, true)) blank_depth_ = quote_depth;
  }
  void put_line() {
    if (at_line_start_ && !out_.empty() && out_.size() < bytes_max_) prefix(quote_depth);
    space_ = false;
    at_line_start_ = true;
    if (out_.size() < bytes_max_) out_ += '\n';
  }
  bool full() const { return out_.size() >= bytes_max_; }
  std::size_t size() const { return out_.size(); }
  std::string_view since(std::size_t start) const {
    return std::string_view{out_}.substr(std::min(start, out_.size()));
  }
  std::string take() { return std::move(out_); }

  int quote_depth{0};
  int preformatted{0};

 private:
  void prefix(int depth) { out_.append(static_cast<std::size_t>(depth), '>'); }
  void put(char c) {
    if (full()) return;
    if (at_line_start_) {
      if (blank_) {
        prefix(std::min(blank_depth_, quote_depth));
        out_ += '\n';
      }
      prefix(quote_depth);
      if (quote_depth > 0) out_ += ' ';
    } else if (space_) {
      out_ += ' ';
    }
    blank_ = space_ = at_line_start_ = false;
    out_ += c;
  }

  std::string out_;
  std::size_t bytes_max_;
  int blank_depth_{0};
  bool at_line_start_{true}, space_{false}, blank_{false};
};

class Converter {
 public:
  Converter(std::string_view html, std::size_t bytes_max) : in_(html), out_(bytes_max) {}

  std::string run() {
    while (at_ < in_.size() && !out_.full()) {
      if (in_[at_] == '<') {
        markup();
      } else if (in_[at_] == '&') {
        entity();
      } else {
        auto const end = std::min(in_.find_first_of("<&", at_), in_.size());
        out_.text(in_.substr(at_, end - at_));
        at_ = end;
      }
    }
    return out_.take();
  }

 private:
  void entity() {
    auto end = at_ + 1;
    while (end < in_.size() && end - at_ < 12 &&
           (std::isalnum(static_cast<unsigned char>(in_[end])) || in_[end] == '#')) {
      ++end;
    }
    auto const character = html_entity(in_.substr(at_ + 1, end - at_ - 1));
    if (character.empty()) {
      out_.text("&");
      ++at_;
      return;
    }
    out_.text(character == "\u00A0" ? " " : character == "\u00AD" ? "" : character);
    at_ = end + (end < in_.size() && in_[end] == ';' ? 1 : 0);
  }

  void markup() {
    auto const rest = in_.substr(at_);
    if (rest.starts_with("<!--")) return skip_to("-->");
    if (rest.starts_with("<![CDATA[")) return skip_to("]]>");
    if (rest.starts_with("<!") || rest.starts_with("<?")) return skip_to(">");
    if (rest.size() < 2 || !(std::isalpha(static_cast<unsigned char>(rest[1])) || rest[1] == '/')) {
      out_.text("<");
      ++at_;
      return;
    }
    auto const tag = read_tag();
    if (!tag.closing && std::ranges::find(kDropped, tag.name) != kDropped.end()) return skip_element(tag.name);
    apply(tag);
  }

  /// A comment that never ends must not hide the rest of the mail: then it ends with its first `>`.
  void skip_to(std::string_view end) {
    auto found = unended_ ? std::string_view::npos : in_.find(end, at_ + 2);
    if (found != std::string_view::npos) {
      at_ = found + end.size();
      return;
    }
    unended_ = true;
    auto const close = unclosed_tag_ ? std::string_view::npos : in_.find('>', at_);
    unclosed_tag_ = close == std::string_view::npos;
    at_ = close == std::string_view::npos ? std::min(at_ + 4, in_.size()) : close + 1;
  }

  /// A dropped element that is never closed would hide all that follows, so then only its tag is dropped.
  void skip_element(std::string_view name) {
    if (std::ranges::find(unclosed_, name) != unclosed_.end()) return;
    for (auto from = at_; (from = in_.find("</", from)) != std::string_view::npos; from += 2) {
      auto const word = in_.substr(from + 2, name.size());
      if (std::ranges::equal(word, name, {}, lower)) {
        at_ = std::min(in_.find('>', from), in_.size() - 1) + 1;
        return;
      }
    }
    unclosed_.emplace_back(name);
  }

  Tag read_tag() {
    auto const start = at_;
    auto tag = read_tag_once();
    if (at_ < in_.size() || in_.back() == '>' || loose_quotes_) return tag;
    // A quote that never closes would swallow the rest: from here on quotes mean nothing.
    loose_quotes_ = true;
    at_ = start;
    return read_tag_once();
  }

  Tag read_tag_once() {
    Tag tag;
    auto i = at_ + 1;
    if (in_[i] == '/') {
      tag.closing = true;
      ++i;
    }
    for (; i < in_.size() && is_name(in_[i]); ++i) {
      if (tag.name.size() < 20) tag.name += lower(in_[i]);
    }
    while (i < in_.size() && in_[i] != '>') {
      std::string name;
      for (; i < in_.size() && in_[i] != '>' && in_[i] != '=' && !is_space(in_[i]); ++i) {
        if (name.size() < 20) name += lower(in_[i]);
      }
      while (i < in_.size() && is_space(in_[i])) ++i;
      if (i >= in_.size() || in_[i] != '=') continue;
      ++i;
      while (i < in_.size() && is_space(in_[i])) ++i;
      auto const value = attribute_value(i);
      if (name == "href") tag.href = decode(value);
      if (name == "alt") tag.alt = decode(value);
    }
    at_ = std::min(i + 1, in_.size());
    return tag;
  }

  std::string_view attribute_value(std::size_t& i) const {
    bool const quoted = !loose_quotes_ && i < in_.size() && (in_[i] == '"' || in_[i] == '\'');
    char const quote = quoted ? in_[i++] : '\0';
    auto const start = i;
    while (i < in_.size() && (quoted ? in_[i] != quote : in_[i] != '>' && !is_space(in_[i]))) ++i;
    auto const value = in_.substr(start, i - start);
    if (quoted && i < in_.size()) ++i;
    return value;
  }

  static std::string decode(std::string_view value) {
    if (value.size() > kAttributeMax) return {};
    std::string decoded;
    for (std::size_t k = 0; k < value.size();) {
      auto const length = value[k] == '&' ? value.substr(k, 12).find(';') : std::string_view::npos;
      auto const character = length != std::string_view::npos ? html_entity(value.substr(k + 1, length - 1)) : "";
      decoded += character.empty() ? std::string(1, value[k]) : character;
      k += character.empty() ? 1 : length + 1;
    }
    return decoded;
  }

  void apply(Tag const& tag) {
    auto const& name = tag.name;
    if (name == "br") return out_.put_line();
    if (name == "a") return tag.closing ? end_link() : begin_link(tag.href);
    if (name == "img") return out_.text(tag.alt);
    if (name == "td" || name == "th") return out_.text(" ");
    if (name == "li") return tag.closing ? out_.line() : begin_item();
    if (std::ranges::find(kParagraphs, name) != kParagraphs.end()) return out_.paragraph();
    if (std::ranges::find(kBlocks, name) == kBlocks.end()) return;
    out_.line();
    if (name == "blockquote")
      out_.quote_depth = std::clamp(out_.quote_depth + (tag.closing ? -1 : 1), 0, kQuoteDepthMax);
    if (name == "pre") out_.preformatted = std::max(0, out_.preformatted + (tag.closing ? -1 : 1));
    if (name == "ul" || name == "ol") {
      if (tag.closing && !lists_.empty()) lists_.pop_back();
      if (!tag.closing && lists_.size() < kListDepthMax) lists_.push_back(name == "ol" ? 1 : 0);
    }
    if (name == "hr" && !tag.closing) {
      out_.text("---");
      out_.line();
    }
  }

  void begin_item() {
    out_.line();
    if (lists_.empty() || lists_.back() == 0) return out_.text("- "), void();
    out_.text(std::to_string(lists_.back()++) + ". ");
  }

  void begin_link(std::string href) {
    link_ =
        href.starts_with("http:") || href.starts_with("https:") || href.starts_with("mailto:") ? std::move(href) : "";
    link_start_ = out_.size();
  }

  void end_link() {
    auto const shown = out_.since(link_start_);
    auto const address = link_.starts_with("mailto:") ? std::string_view{link_}.substr(7) : std::string_view{link_};
    if (!link_.empty() && shown.find(address) == std::string_view::npos) out_.text(" <" + std::string{address} + ">");
    link_.clear();
  }

  std::string_view in_;
  std::size_t at_{0};
  Writer out_;
  std::vector<int> lists_;
  std::vector<std::string> unclosed_;
  bool unended_{false}, unclosed_tag_{false}, loose_quotes_{false};
  std::string link_;
  std::size_t link_start_{0};
};

}  // namespace

std::string html_to_text(std::string_view html, std::size_t bytes_max) {
  return Converter(html, bytes_max).run();
}

}  // namespace podpora::mail

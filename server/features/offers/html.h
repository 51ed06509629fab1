#pragma once

#include "platform/base/html.h"

#include <string>
#include <string_view>

namespace podpora::offers {

/// Builds a page. Text is escaped on the way in; only `raw` takes markup, and only markup written in our sources.
class Html {
 public:
  Html& raw(std::string_view markup) {
    out_ += markup;
    return *this;
  }
  Html& text(std::string_view text) {
    out_ += escape_html(text);
    return *this;
  }
  /// `<name>text</name>`.
  Html& element(std::string_view name, std::string_view text);
  /// `<name attributes>text</name>`; the attributes are markup of ours.
  Html& element(std::string_view name, std::string_view attributes, std::string_view text);
  /// ` name="value"`.
  Html& attribute(std::string_view name, std::string_view value);

  std::string take() && { return std::move(out_); }

 private:
  std::string out_;
};

}  // namespace podpora::offers

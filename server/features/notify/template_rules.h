#pragma once

#include "platform/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::notify {

/// A line is somebody's words in one line, whatever they hold; a block stands as it is, with its lines and Markdown.
enum class FieldShape : std::uint8_t { kLine, kBlock };

/// A field that a text may name as `{name}`, and what stands there.
struct Field {
  std::string_view name;
  std::string value;
  FieldShape shape{FieldShape::kLine};
};

/// The names that a text may use, in `{…}`. kInvalid at `pointer` with `unknown-field` naming the first other one and
/// its line and column, counted from 1 in characters. A brace that begins no name stays what it is.
Result<void> check_fields(std::string_view text, std::vector<std::string_view> const& names,
                          std::string const& pointer);

/// True when the text names the field.
bool names_field(std::string_view text, std::string_view name);

/// What a text is filled in for: to be read as it is, or to be read as Markdown, where no line of somebody else's may
/// become a link, a heading or an image.
enum class FillFor : std::uint8_t { kReading, kMarkdown };

/// The text with its fields filled in, once: a value is never searched for fields again.
std::string fill_in(std::string_view text, std::vector<Field> const& fields, FillFor purpose = FillFor::kReading);

/// The two texts that a mail is made of, with fields.
struct TemplateText {
  std::string subject;
  std::string body;  ///< Markdown

  bool operator==(TemplateText const&) const = default;
};

/// A mail's words.
struct Rendered {
  std::string subject;  ///< one line
  std::string body;     ///< as text
  std::string markup;   ///< the same to be shown as Markdown
};
Rendered render(TemplateText const& text, std::vector<Field> const& fields);

}  // namespace podpora::notify

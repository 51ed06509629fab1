#pragma once

#include "platform/base/result.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::tickets {

/// What a prepared text may name in double braces, `{{customer.name}}`. Also there: blanks for whoever uses the text,
/// `{{?order number}}`. Anything else in double braces is plain text: people write of templates, too.
std::vector<std::string_view> const& placeholder_names();

/// What stands for each name; an empty value is as none.
using PlaceholderValues = std::map<std::string, std::string, std::less<>>;

/// kInvalid at `pointer` with `unknown-placeholder` naming the first `{{word.word}}` that nothing stands for, with its
/// line and column, counted from 1 in characters.
Result<void> check_placeholders(std::string_view text, std::string const& pointer);

/// The text with its names filled in, once: a value is never searched for names again. A value becomes one line of
/// Markdown that is only its words. What has no value stays as it is, and so do blanks.
std::string fill_placeholders(std::string_view text, PlaceholderValues const& values);

/// The names and blanks that still stand in the text, with their braces, in order.
std::vector<std::string> unfilled(std::string_view text);

/// kInvalid at `pointer` with `placeholder-left` naming the first of `unfilled`: such a text is not ready to be sent.
Result<void> check_filled(std::string_view text, std::string const& pointer);

}  // namespace podpora::tickets

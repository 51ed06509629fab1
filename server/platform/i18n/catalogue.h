#pragma once

#include "platform/base/clock.h"
#include "platform/base/money.h"
#include "platform/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace podpora::i18n {

/// The languages that Podpora speaks, in order of preference: "en", "cs".
std::vector<std::string> const& languages();

/// The best of our languages for an `Accept-Language` header; `otherwise` when none fits.
std::string negotiate(std::string_view accept_language, std::string const& otherwise = "en");

/// The message of the embedded catalogue `i18n/<language>.po` with its ICU MessageFormat arguments filled in.
/// An id that the catalogue lacks comes back as the id itself.
std::string text(std::string_view language, std::string_view id, TextArgs const& args = {});

/// True when the catalogue of that language has the id.
bool has_text(std::string_view language, std::string_view id);

/// A date and time as people of that language write it, in the named zone (`Europe/Prague`).
std::string format_time(std::string_view language, Time time, std::string_view zone);

/// An amount with its currency: "1 200,00 Kč", "CZK 1,200.00".
std::string format_money(std::string_view language, Money const& money);

/// Minutes in words: "1 h 30 min".
std::string format_minutes(std::string_view language, std::int64_t minutes);

}  // namespace podpora::i18n

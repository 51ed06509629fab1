#include "platform/i18n/catalogue.h"

#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/ucurr.h>

#include <cmath>
#include <memory>
#include <stdexcept>

namespace podpora::i18n {
namespace {

std::string narrow(icu::UnicodeString const& text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

icu::Locale locale_of(std::string_view language) {
  return icu::Locale{language == "cs" ? "cs_CZ" : "en_GB"};
}

void check(UErrorCode status, char const* what) {
  if (U_FAILURE(status)) throw std::runtime_error(std::string{what} + ": " + u_errorName(status));
}

}  // namespace

std::string format_time(std::string_view language, Time time, std::string_view zone) {
  UErrorCode status = U_ZERO_ERROR;
  auto const locale = locale_of(language);
  std::unique_ptr<icu::DateTimePatternGenerator> const generator{
      icu::DateTimePatternGenerator::createInstance(locale, status)};
  check(status, "date pattern");
  auto const pattern = generator->getBestPattern(icu::UnicodeString{"dMMMMyyyyHHmm"}, status);
  icu::SimpleDateFormat format{pattern, locale, status};
  check(status, "date format");
  icu::StringPiece const name{zone.data(), static_cast<std::int32_t>(zone.size())};
  format.adoptTimeZone(icu::TimeZone::createTimeZone(icu::UnicodeString::fromUTF8(name)));
  auto const milliseconds = std::chrono::floor<std::chrono::milliseconds>(time).time_since_epoch().count();
  icu::UnicodeString text;
  return narrow(format.format(static_cast<UDate>(milliseconds), text));
}

std::string format_money(std::string_view language, Money const& money) {
  UErrorCode status = U_ZERO_ERROR;
  icu::CurrencyUnit const currency{icu::StringPiece{money.currency}, status};
  check(status, "currency");
  auto const digits = ucurr_getDefaultFractionDigits(currency.getISOCurrency(), &status);
  check(status, "currency digits");
  // As decimal text, not as a double: the amount stays exact.
  auto amount = std::to_string(money.minor);
  bool const negative = amount.front() == '-';
  if (negative) amount.erase(0, 1);
  auto const places = static_cast<std::size_t>(digits);
  if (amount.size() <= places) amount.insert(0, places + 1 - amount.size(), '0');
  if (places > 0) amount.insert(amount.size() - places, ".");
  if (negative) amount.insert(0, "-");
  auto const text = icu::number::NumberFormatter::withLocale(locale_of(language))
                        .unit(currency)
                        .formatDecimal(icu::StringPiece{amount}, status)
                        .toString(status);
  check(status, "money");
  return narrow(text);
}

std::string format_minutes(std::string_view language, std::int64_t minutes) {
  auto const hours = minutes / 60;
  auto const rest = minutes % 60;
  if (hours == 0) return text(language, "format.minutes", {{"minutes", rest}});
  if (rest == 0) return text(language, "format.hours", {{"hours", hours}});
  return text(language, "format.hours_minutes", {{"hours", hours}, {"minutes", std::abs(rest)}});
}

}  // namespace podpora::i18n

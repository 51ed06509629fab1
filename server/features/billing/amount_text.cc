#include "features/billing/amount_text.h"

#include <algorithm>
#include <array>

namespace podpora::billing {

namespace {

constexpr std::string_view kNone[] = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
                                      "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF"};
constexpr std::string_view kThree[] = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"};
constexpr std::string_view kFour[] = {"CLF", "UYW"};

constexpr std::string_view kNoBreakSpace = "\u00a0";
constexpr std::array<std::string_view, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

template <std::size_t N>
bool in(std::string_view const (&list)[N], std::string_view currency) {
  return std::ranges::find(list, currency) != std::end(list);
}

std::string without_zero(std::string_view digits) {
  return std::string(digits.starts_with('0') ? digits.substr(1) : digits);
}

bool is_day(std::string_view day) {
  if (day.size() != 10 || day[4] != '-' || day[7] != '-') return false;
  return std::ranges::all_of(day, [](char c) { return c == '-' || (c >= '0' && c <= '9'); }) &&
         day.substr(5, 2) >= "01" && day.substr(5, 2) <= "12";
}

}  // namespace

int minor_digits(std::string_view currency) {
  if (in(kNone, currency)) return 0;
  if (in(kThree, currency)) return 3;
  if (in(kFour, currency)) return 4;
  return 2;
}

std::string decimal_text(std::int64_t scaled, int digits) {
  auto text = std::to_string(scaled);
  bool const negative = text.front() == '-';
  if (negative) text.erase(0, 1);
  auto const places = static_cast<std::size_t>(digits);
  if (text.size() <= places) text.insert(0, places + 1 - text.size(), '0');
  if (places > 0) text.insert(text.size() - places, ".");
  return negative ? "-" + text : text;
}

std::string short_decimal_text(std::int64_t scaled, int digits) {
  auto text = decimal_text(scaled, digits);
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string local_decimal_text(std::string_view language, std::string_view decimal) {
  bool const czech = language == "cs";
  bool const negative = decimal.starts_with('-');
  if (negative) decimal.remove_prefix(1);
  auto const point = std::min(decimal.find('.'), decimal.size());
  std::string text;
  for (std::size_t i = 0; i < point; ++i) {
    if (i > 0 && (point - i) % 3 == 0) text += czech ? kNoBreakSpace : ",";
    text += decimal[i];
  }
  if (point < decimal.size()) text += (czech ? "," : ".") + std::string(decimal.substr(point + 1));
  return negative ? "\u2212" + text : text;
}

std::string local_day_text(std::string_view language, std::string const& day) {
  if (!is_day(day)) return day;
  auto const year = day.substr(0, 4);
  auto const month = std::string_view(day).substr(5, 2);
  auto const index = static_cast<std::size_t>((month[0] - '0') * 10 + (month[1] - '0') - 1);
  auto const of_month = without_zero(std::string_view(day).substr(8, 2));
  if (language == "cs") {
    return of_month + "." + std::string(kNoBreakSpace) + without_zero(month) + "." + std::string(kNoBreakSpace) + year;
  }
  return of_month + " " + std::string(kMonths.at(index)) + " " + year;
}

}  // namespace podpora::billing

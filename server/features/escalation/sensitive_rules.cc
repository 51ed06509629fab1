#include "features/escalation/sensitive_rules.h"

#include "platform/base/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>

namespace podpora::escalation {

namespace {

/// More bytes than that in one field are not looked through.
constexpr std::size_t kTextMax = 20'000;

bool is_digit(char c) {
  return std::isdigit(static_cast<unsigned char>(c)) != 0;
}
bool is_word(char c) {
  return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}
bool is_one_of(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}

/// ISO/IEC 7812-1, annex B.
bool passes_luhn(std::string_view digits) {
  int sum = 0;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    int digit = digits[digits.size() - 1 - i] - '0';
    if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
    sum += digit;
  }
  return sum % 10 == 0;
}

int two_digits(std::string_view digits, std::size_t at) {
  return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

/// Ten digits since 1954: the whole number is divisible by eleven, and the month is one (women +50, spare series +20).
bool is_birth_number(std::string_view digits) {
  if (digits.size() != 10) return false;
  auto const month = two_digits(digits, 2) % 50;
  auto const plain = month > 20 ? month - 20 : month;
  auto const day = two_digits(digits, 4);
  int rest = 0;
  for (auto const c : digits) rest = (rest * 10 + (c - '0')) % 11;
  return rest == 0 && plain >= 1 && plain <= 12 && day >= 1 && day <= 31;
}

/// ISO 13616: the rest of the number, letters as 10 to 35, is 1 by 97. `compact` has no blanks.
bool is_iban(std::string compact) {
  if (compact.size() < 15 || compact.size() > 34) return false;
  std::ranges::rotate(compact, compact.begin() + 4);
  int rest = 0;
  for (auto const c : compact) {
    auto const upper = std::toupper(static_cast<unsigned char>(c));
    auto const value = std::isdigit(upper) != 0 ? upper - '0' : upper - 'A' + 10;
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest == 1;
}

struct Found {
  std::size_t begin{0};
  std::size_t end{0};
  SensitiveKind kind{SensitiveKind::kPassword};
};

/// Walks over one text. What is found first keeps its place: a later, weaker guess that overlaps it is dropped.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text), lower_(ascii_lower(text)) {}

  std::vector<Found> run() && {
    private_keys();
    assigned(SensitiveKind::kPassword, std::array{"password", "passwd", "pwd", "passphrase", "heslo", "pin"}, 3);
    assigned(SensitiveKind::kKey,
             std::array{"accountkey", "sharedaccesskey", "apikey", "api_key", "api-key", "client_secret",
                        "client-secret", "clientsecret", "secret"},
             8);
    tokens();
    for (std::size_t at = 0; at < text_.size(); ++at) {
      if (at > 0 && is_word(text_[at - 1])) continue;
      bank_account(at);
      number(at);
    }
    addresses();
    std::ranges::sort(found_, {}, &Found::begin);
    return std::move(found_);
  }

 private:
  void add(SensitiveKind kind, std::size_t begin, std::size_t end) {
    auto const overlaps =
        std::ranges::any_of(found_, [&](Found const& other) { return begin < other.end && other.begin < end; });
    if (!overlaps) found_.push_back({begin, end, kind});
  }

  template <class Fits>
  std::size_t run_of(std::size_t at, Fits const& fits) const {
    while (at < text_.size() && fits(text_[at])) ++at;
    return at;
  }
  std::size_t after_blanks(std::size_t at) const {
    return run_of(at, [](char c) { return c == ' ' || c == '\t'; });
  }

  /// A PEM block (RFC 7468).
  void private_keys() {
    for (std::size_t at = 0; (at = text_.find("-----BEGIN ", at)) != std::string_view::npos;) {
      auto const line = text_.substr(at, text_.find('\n', at) - at);
      auto const last = text_.find("-----END ", at);
      auto const end = last == std::string_view::npos ? text_.size() : std::min(text_.find('\n', last), text_.size());
      if (line.find("PRIVATE KEY") != std::string_view::npos) add(SensitiveKind::kPrivateKey, at, end);
      at = end;
    }
  }

  /// The word behind `name:` or `name=`.
  template <std::size_t N>
  void assigned(SensitiveKind kind, std::array<char const*, N> const& names, std::size_t least) {
    for (std::string_view const name : names) {
      for (std::size_t at = 0; (at = lower_.find(name, at)) != std::string::npos; at += name.size()) {
        if (at > 0 && is_word(text_[at - 1])) continue;
        auto const sign = after_blanks(at + name.size());
        if (sign >= text_.size() || !is_one_of(text_[sign], ":=")) continue;
        auto const begin = after_blanks(sign + 1);
        auto const end = run_of(begin, [](char c) { return static_cast<unsigned char>(c) > ' '; });
        if (end - begin >= least) add(kind, begin, end);
      }
    }
  }

  /// JSON web tokens (RFC 7519), shared access signatures, bearer tokens (RFC 6750).
  void tokens() {
    constexpr std::size_t kLeast = 16;
    for (std::size_t at = 0; (at = text_.find("eyJ", at)) != std::string_view::npos; ++at) {
      auto const end = run_of(at, [](char c) { return is_word(c) || c == '-' || c == '.'; });
      auto const parts = std::ranges::count(text_.substr(at, end - at), '.');
      if (parts == 2 && (at == 0 || !is_word(text_[at - 1]))) add(SensitiveKind::kToken, at, end);
    }
    behind("sig=", kLeast, "%+/=_-");
    behind("bearer ", kLeast, "._~+/=-");
  }

  void behind(std::string_view mark, std::size_t least, std::string_view more) {
    for (std::size_t at = 0; (at = lower_.find(mark, at)) != std::string::npos; at += mark.size()) {
      if (at > 0 && is_word(text_[at - 1])) continue;
      auto const begin = at + mark.size();
      auto const end = run_of(begin, [&](char c) { return is_word(c) || is_one_of(c, more); });
      if (end - begin >= least) add(SensitiveKind::kToken, begin, end);
    }
  }

  /// Two letters, two digits, then letters and digits, perhaps in groups with single blanks between.
  void bank_account(std::size_t at) {
    if (at + 4 > text_.size() || !is_digit(text_[at + 2]) || !is_digit(text_[at + 3])) return;
    if (std::isalpha(static_cast<unsigned char>(text_[at])) == 0 ||
        std::isalpha(static_cast<unsigned char>(text_[at + 1])) == 0) {
      return;
    }
    std::string compact;
    std::optional<std::size_t> longest;
    for (auto end = at; end < text_.size() && compact.size() < 34; ++end) {
      auto const c = text_[end];
      if (c == ' ' && end > at && text_[end - 1] != ' ') continue;
      if (std::isalnum(static_cast<unsigned char>(c)) == 0) break;
      compact += c;
      auto const ends_here = end + 1 == text_.size() || !is_word(text_[end + 1]);
      if (ends_here && is_iban(compact)) longest = end + 1;
    }
    if (longest) add(SensitiveKind::kBankAccount, at, *longest);
  }

  /// Digits with single separators between: a card, a birth number, or a telephone number behind a plus.
  void number(std::size_t at) {
    auto const is_phone = text_[at] == '+';
    auto const begin = is_phone ? at + 1 : at;
    if (begin >= text_.size() || !is_digit(text_[begin])) return;
    std::string_view const separators = is_phone ? " ().-" : " -/";
    std::string digits;
    auto end = begin;
    for (auto next = begin; next < text_.size() && digits.size() < 20; ++next) {
      if (is_digit(text_[next])) {
        digits += text_[next];
        end = next + 1;
      } else if (!is_one_of(text_[next], separators) || next > end + 1) {
        break;
      }
    }
    if (end < text_.size() && is_word(text_[end])) return;
    if (is_phone) {
      if (digits.size() >= 8 && digits.size() <= 15) add(SensitiveKind::kPhoneNumber, at, end);
    } else if (digits.size() >= 13 && digits.size() <= 19 && passes_luhn(digits)) {
      add(SensitiveKind::kCardNumber, at, end);
    } else if (is_birth_number(digits) && (end - at == 10 || text_[at + 6] == '/')) {
      add(SensitiveKind::kBirthNumber, at, end);
    }
  }

  void addresses() {
    for (std::size_t sign = 0; (sign = text_.find('@', sign)) != std::string_view::npos; ++sign) {
      auto begin = sign;
      while (begin > 0 && (is_word(text_[begin - 1]) || is_one_of(text_[begin - 1], ".%+-"))) --begin;
      auto end = run_of(sign + 1, [](char c) { return is_word(c) || c == '-' || c == '.'; });
      while (end > sign && text_[end - 1] == '.') --end;
      auto const dot = text_.find('.', sign);
      if (begin < sign && dot != std::string_view::npos && dot < end) add(SensitiveKind::kEmailAddress, begin, end);
    }
  }

  std::string_view text_;
  std::string lower_;
  std::vector<Found> found_;
};

}  // namespace

std::vector<Sensitive> find_sensitive(std::string_view whole) {
  auto const text = truncate_utf8(whole, kTextMax);
  std::vector<Sensitive> pieces;
  for (auto const& each : Scanner(text).run()) {
    Sensitive piece{each.kind, std::string{text.substr(each.begin, each.end - each.begin)}};
    if (std::ranges::find(pieces, piece) == pieces.end()) pieces.push_back(std::move(piece));
  }
  return pieces;
}

}  // namespace podpora::escalation

#pragma once

#include <boost/describe/enum.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::escalation {

/// What should not leave the desk without a person having seen it.
enum class SensitiveKind : std::uint8_t {
  kPassword,      ///< a word behind "password:", "heslo:" and the like
  kPrivateKey,    ///< a PEM block
  kToken,         ///< a JSON web token, a shared access signature, a bearer token
  kKey,           ///< an account or API key
  kCardNumber,    ///< passes the Luhn check
  kBirthNumber,   ///< Czech or Slovak, divisible by eleven
  kBankAccount,   ///< an IBAN with right check digits
  kEmailAddress,  ///< of somebody
  kPhoneNumber,
};
BOOST_DESCRIBE_ENUM(SensitiveKind, kPassword, kPrivateKey, kToken, kKey, kCardNumber, kBirthNumber, kBankAccount,
                    kEmailAddress, kPhoneNumber)

/// A piece of the text that is one.
struct Sensitive {
  SensitiveKind kind{SensitiveKind::kPassword};
  std::string text;

  bool operator==(Sensitive const&) const = default;
};

/// Secrets and personal data in the text, in its order, each piece once. A hint for people: it misses what has no
/// shape, and may mark what is harmless.
std::vector<Sensitive> find_sensitive(std::string_view text);

}  // namespace podpora::escalation

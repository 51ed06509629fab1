#include "platform/mail/refusal_words.h"

#include <boost/json.hpp>
#include <sodium.h>

#include <algorithm>

namespace podpora::mail {
namespace {

constexpr std::size_t kWordsMax = 400;

std::string decoded(std::string_view base64) {
  std::string out(base64.size(), '\0');
  std::size_t size = 0;
  auto const failed = sodium_base642bin(reinterpret_cast<unsigned char*>(out.data()), out.size(), base64.data(),
                                        base64.size(), " \r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  out.resize(failed == 0 ? size : 0);
  return out;
}

/// The members that are texts, `status: 401, scope: …`; others would say nothing to a person.
std::string members_of(boost::json::object const& object) {
  std::string words;
  for (auto const& [name, value] : object) {
    if (!value.is_string()) continue;
    words += (words.empty() ? "" : ", ") + std::string{name} + ": " + std::string{value.as_string()};
  }
  std::erase_if(words, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
  return words.substr(0, kWordsMax);
}

}  // namespace

std::string refusal_words(std::string_view line) {
  for (std::string_view const start : {"+ ", "334 "}) {
    if (!line.starts_with(start)) continue;
    boost::system::error_code error;
    auto const json = boost::json::parse(decoded(line.substr(start.size())), error);
    if (error || !json.is_object()) continue;
    auto const words = members_of(json.as_object());
    return words.empty() ? "it does not take the access token" : "it does not take the access token (" + words + ")";
  }
  return std::string{line};
}

}  // namespace podpora::mail

#include "features/escalation/sensitive_rules.h"

#include "platform/base/enum_text.h"

#include <gtest/gtest.h>

namespace podpora::escalation {
namespace {

std::string marks(std::string_view text) {
  std::string line;
  for (auto const& piece : find_sensitive(text))
    line += (line.empty() ? "" : "|") + to_text(piece.kind) + " " + piece.text;
  return line;
}

TEST(Sensitive, secrets_are_found_by_their_shape) {
  EXPECT_EQ(marks("The password: Hunter22! does not work"), "password Hunter22!");
  EXPECT_EQ(marks("heslo=tajne123"), "password tajne123");
  EXPECT_EQ(marks("AccountKey=aGVsbG8gd29ybGQhIQ==;EndpointSuffix"), "key aGVsbG8gd29ybGQhIQ==;EndpointSuffix");
  EXPECT_EQ(marks("https://a.example/x?sv=1&sig=abcdefgh12345678%3D"), "token abcdefgh12345678%3D");
  EXPECT_EQ(marks("Authorization: Bearer abcdef0123456789abcdef"), "token abcdef0123456789abcdef");
  EXPECT_EQ(marks("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\nrest"),
            "private_key -----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----");
  EXPECT_EQ(marks("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----"), "");
}

TEST(Sensitive, numbers_count_only_with_right_check_digits) {
  EXPECT_EQ(marks("card 4111 1111 1111 1111"), "card_number 4111 1111 1111 1111");
  EXPECT_EQ(marks("case 4111 1111 1111 1112"), "");
  EXPECT_EQ(marks("r. č. 736028/5163"), "birth_number 736028/5163");
  EXPECT_EQ(marks("order 7360285164"), "");
  EXPECT_EQ(marks("CZ65 0800 0000 1920 0014 5399"), "bank_account CZ65 0800 0000 1920 0014 5399");
  EXPECT_EQ(marks("CZ66 0800 0000 1920 0014 5399"), "");
}

TEST(Sensitive, people_are_found_and_each_piece_is_named_once) {
  EXPECT_EQ(marks("eva@brod.example, eva@brod.example, +420 200 000 103"),
            "email_address eva@brod.example|phone_number +420 200 000 103");
  EXPECT_EQ(marks("Error 0xc000021a on 2026-11-23T08:00:00Z in 7f0c1d52-5a0b-4a0e-9a7e-0c1b7e6b2a11"), "");
}

TEST(Sensitive, a_long_text_is_looked_through_without_harm) {
  EXPECT_EQ(marks(std::string(200'000, 'a')), "");
  EXPECT_EQ(marks(std::string(19'000, '1')), "");
}

}  // namespace
}  // namespace podpora::escalation

#include "platform/mail/mail.h"
#include "platform/mail/tnef.h"

#include <gtest/gtest.h>

#include <cstdint>

namespace podpora::mail {
namespace {

std::string little(std::uint32_t value, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
  return out;
}

/// One attribute of a TNEF stream (MS-OXTNEF 2.1.3): level, id, length, data, checksum.
std::string attribute(int level, std::uint32_t id, std::string const& data) {
  std::uint32_t sum = 0;
  for (char const c : data) sum += static_cast<unsigned char>(c);
  return little(static_cast<std::uint32_t>(level), 1) + little(id, 4) +
         little(static_cast<std::uint32_t>(data.size()), 4) + data + little(sum & 0xFFFF, 2);
}

std::string winmail() {
  return little(0x223E9F78, 4) + little(1, 2) + attribute(1, 0x00089006, little(0x00010000, 4)) +
         attribute(2, 0x00069002, std::string(14, '\0')) + attribute(2, 0x00018010, std::string("smlouva.txt\0", 12)) +
         attribute(2, 0x0006800F, "Dohoda o podpore");
}

TEST(Tnef, GivesItsAttachments) {
  auto const content = read_tnef(winmail());
  ASSERT_EQ(content.attachments.size(), 1U);
  EXPECT_EQ(content.attachments[0].name, "smlouva.txt");
  EXPECT_EQ(content.attachments[0].bytes, "Dohoda o podpore");
}

TEST(Tnef, IsUnpackedInAMailAndKept) {
  OutgoingMail out;
  out.from = {"a@b.example", ""};
  out.to = {"c@d.example", ""};
  out.attachments = {{"winmail.dat", "application/ms-tnef", "", false, winmail()}};
  auto const mail = parse(compose(out));
  ASSERT_EQ(mail.attachments.size(), 2U);
  EXPECT_EQ(mail.attachments[0].name, "smlouva.txt");
  EXPECT_EQ(mail.attachments[1].bytes, winmail());
}

TEST(Tnef, DamagedOnesDoNoHarm) {
  auto const whole = winmail();
  for (std::size_t i = 0; i < whole.size(); ++i) {
    read_tnef(whole.substr(0, i));
    for (int const bits : {0x01, 0x80, 0xFF}) {
      auto damaged = whole;
      damaged[i] = static_cast<char>(damaged[i] ^ bits);
      read_tnef(damaged);
    }
  }
}

}  // namespace
}  // namespace podpora::mail

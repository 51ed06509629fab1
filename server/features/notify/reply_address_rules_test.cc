#include "features/notify/reply_address_rules.h"

#include "features/notify/subject_rules.h"
#include "platform/mail/mail.h"

#include <gtest/gtest.h>

#include <cctype>

namespace podpora::notify {
namespace {

MailIdentity const kHvezda{.sender_id = {},
                           .address = "podpora@hvezda.example",
                           .display_name = "Hvězda",
                           .reply_base = "podpora@hvezda.example",
                           .signing_key = "key-of-hvezda-key-of-hvezda-key-of-hvezda-1"};
DeskId const kDesk{7};
ThreadRef const kTicket{tickets::TicketId{1'000'001}, std::nullopt};
ThreadRef const kRequest{tickets::TicketId{1'000'001}, 1'000'002};

bool accepts(std::string const& address, std::string const& sender, DeskId desk = kDesk,
             MailIdentity const& identity = kHvezda) {
  auto const claim = read_reply_address(identity.address, address);
  return claim && verify_claim(identity, desk, *claim, sender);
}

TEST(ReplyAddress, ComesBackToItsRecipientOnly) {
  auto const address = reply_address(kHvezda, kDesk, kTicket, "jana@lipa.example");
  EXPECT_LE(address.find('@'), 64U);
  EXPECT_TRUE(mail::is_sendable_address(address)) << address;
  EXPECT_TRUE(accepts(address, "jana@lipa.example"));
  EXPECT_TRUE(accepts(address, "Jana@LIPA.example"));
  auto shouted = address;
  for (auto& c : shouted) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  EXPECT_TRUE(accepts(shouted, "jana@lipa.example"));
  EXPECT_FALSE(accepts(address, "mallory@evil.example"));
  EXPECT_FALSE(accepts(address, "mallory@lipa.example"));
  EXPECT_FALSE(accepts(address, ""));
  EXPECT_FALSE(accepts(address, "jana@lipa.example", DeskId{8}));
  auto other = kHvezda;
  other.signing_key.back() = '2';
  EXPECT_FALSE(accepts(address, "jana@lipa.example", kDesk, other));
}

TEST(ReplyAddress, AnUpstreamSideAnswersFromItsDomain) {
  auto const address = reply_address(kHvezda, kDesk, kRequest, "cases@delivery.example");
  EXPECT_TRUE(accepts(address, "petra@delivery.example"));
  EXPECT_FALSE(accepts(address, "petra@evil.example"));
  auto const claim = read_reply_address(kHvezda.address, address);
  EXPECT_TRUE(claim->is_service_request);
  EXPECT_EQ(claim->id, 1'000'002);
}

TEST(ReplyAddress, NoChangedOrCutOneIsAccepted) {
  std::string const jana = "jana@lipa.example";
  auto const address = reply_address(kHvezda, kDesk, kTicket, jana);
  for (std::size_t i = 0; i < address.size(); ++i) {
    EXPECT_FALSE(accepts(address.substr(0, i), jana));
    EXPECT_FALSE(accepts(address.substr(0, i) + address.substr(i + 1), jana));
    for (int c = 1; c < 256; ++c) {
      auto changed = address;
      changed[i] = static_cast<char>(c);
      if (std::tolower(c) == std::tolower(static_cast<unsigned char>(address[i]))) continue;
      EXPECT_FALSE(accepts(changed, jana)) << changed;
    }
  }
  auto const other = reply_address(kHvezda, kDesk, {tickets::TicketId{1'000'003}, std::nullopt}, jana);
  auto const token_at = address.find('@') - 26;
  EXPECT_FALSE(accepts(address.substr(0, token_at) + other.substr(token_at), jana));
  EXPECT_FALSE(accepts("podpora+1000001@hvezda.example", jana));
  EXPECT_FALSE(accepts("podpora+t@hvezda.example", jana));
}

TEST(ReplySubject, GrowsNoLonger) {
  EXPECT_EQ(bare_subject("Mail stopped", 42), "Mail stopped");
  EXPECT_EQ(bare_subject("RE: Re: Mail stopped [#42]", 42), "Mail stopped");
  EXPECT_EQ(bare_subject("[#42]", 42), "");
}

}  // namespace
}  // namespace podpora::notify

#include "platform/crypto/crypto.h"

#include <gtest/gtest.h>

namespace podpora::crypto {
namespace {

TEST(Password, VerifiesOnlyItself) {
  auto const hash = hash_password("Příliš žluťoučký kůň");
  EXPECT_TRUE(hash.starts_with("$argon2id$"));
  EXPECT_TRUE(verify_password("Příliš žluťoučký kůň", hash));
  EXPECT_FALSE(verify_password("příliš žluťoučký kůň", hash));
  EXPECT_FALSE(verify_password("", hash));
  EXPECT_FALSE(verify_password(hash, hash)) << "a stolen hash is no password";
  EXPECT_NE(hash, hash_password("Příliš žluťoučký kůň"));
}

TEST(Password, DamagedHashesAreJustFalse) {
  for (std::string const& hash :
       {std::string{}, std::string{"x"}, std::string(500, 'a'), std::string{"$argon2id$v=19$"}, std::string{"\0\0", 2}})
    EXPECT_FALSE(verify_password("", hash));
}

TEST(Token, IsSha256) {
  EXPECT_EQ(hash_token("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Signature, IsHmacSha256) {
  // RFC 4231, test case 2, as base64url.
  EXPECT_EQ(sign("Jefe", "what do ya want for nothing?"), "W9zBRr9gdU5qBCQmCJV1x1oAPw");
}

TEST(Signature, VerifiesOnlyItself) {
  auto const signature = sign("key", "text");
  EXPECT_EQ(signature.size(), 26U);
  EXPECT_TRUE(verify_signature("key", "text", signature));
  EXPECT_FALSE(verify_signature("key", "texts", signature));
  EXPECT_FALSE(verify_signature("other", "text", signature));
  EXPECT_FALSE(verify_signature("key", "text", ""));
  EXPECT_FALSE(verify_signature("key", "text", signature.substr(0, 25)));
}

TEST(Seal, OpensOnlyWithItsKeyAndUnchanged) {
  std::string const key(32, 'k');
  auto const random = make_seeded_random(7);
  std::string const plain{"secret\0bytes", 12};
  auto const sealed = seal(key, *random, plain);
  EXPECT_EQ(open_sealed(key, sealed), plain);
  EXPECT_NE(sealed, seal(key, *random, plain));
  EXPECT_EQ(open_sealed(std::string(32, 'x'), sealed), std::nullopt);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    auto changed = sealed;
    changed[i] = changed[i] == 'A' ? 'B' : 'A';  // always another one
    EXPECT_NE(open_sealed(key, changed), plain) << i;
  }
  EXPECT_EQ(open_sealed(key, ""), std::nullopt);
  EXPECT_EQ(open_sealed(key, "no base64!"), std::nullopt);
  EXPECT_EQ(open_sealed(key, seal(key, *random, "")), "");
  EXPECT_THROW(open_sealed("short", sealed), std::invalid_argument);
}

}  // namespace
}  // namespace podpora::crypto

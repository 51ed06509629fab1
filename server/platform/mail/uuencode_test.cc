#include "platform/mail/uuencode.h"

#include <gtest/gtest.h>

#include <ctime>

namespace podpora::mail {
namespace {

TEST(Uuencode, FilesAreTakenOutOfTheText) {
  std::string text = "Posílám log.\nbegin 644 log.txt\n#0V%T\n`\nend\nDíky\n";
  auto const files = take_uuencoded(text);
  ASSERT_EQ(files.size(), 1U);
  EXPECT_EQ(files[0].name, "log.txt");
  EXPECT_EQ(files[0].bytes, "Cat");
  EXPECT_EQ(text, "Posílám log.\nDíky\n");
}

TEST(Uuencode, WhatIsNoFileStays) {
  for (std::string const text :
       {"begin 644 a\n#0V%T\n", "begin 6x4 a\nend\n", "begin to work\nend\n", "begin 644 a\nžluť\nend\n",
        "begin 644 \nend\n", "begin 644 a\nM0V%T\nend\n", "> begin 644 a\n> #0V%T\n> end\n"}) {
    auto copy = text;
    EXPECT_TRUE(take_uuencoded(copy).empty()) << text;
    EXPECT_EQ(copy, text);
  }
}

TEST(Uuencode, ManyBeginningsTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 200000; ++i) text += "begin 644 a\n";
  auto const start = std::clock();
  EXPECT_TRUE(take_uuencoded(text).empty());
  EXPECT_LT((std::clock() - start) / CLOCKS_PER_SEC, 5);
}

}  // namespace
}  // namespace podpora::mail

#include "platform/mail/mail.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

namespace podpora::mail {
namespace {

void check(std::string_view text, std::string_view reply, std::string_view quoted = "",
           std::string_view signature = "") {
  auto const parts = split_reply(text);
  EXPECT_EQ(parts.reply, reply) << text;
  EXPECT_EQ(parts.quoted, quoted) << text;
  EXPECT_EQ(parts.signature, signature) << text;
}

TEST(SplitReply, KnowsAttributionsOfManyLanguages) {
  check("New.\n\nOn Mon, 5 Oct 2026 at 10:00, Jan <jan@a.example> wrote:\n> old", "New.",
        "On Mon, 5 Oct 2026 at 10:00, Jan <jan@a.example> wrote:\n> old");
  check("Nové.\n\nDne 5. 10. 2026 v 10:00 Jan Novák napsal(a):\n> staré", "Nové.",
        "Dne 5. 10. 2026 v 10:00 Jan Novák napsal(a):\n> staré");
  check("Neu.\n\nAm 05.10.2026 um 10:00 schrieb Jan <jan@a.example>:\n> alt", "Neu.",
        "Am 05.10.2026 um 10:00 schrieb Jan <jan@a.example>:\n> alt");
  check("Nouveau.\n\nLe 5 oct. 2026 à 10:00, Jan <jan@a.example> a écrit :\n> vieux", "Nouveau.",
        "Le 5 oct. 2026 à 10:00, Jan <jan@a.example> a écrit :\n> vieux");
}

TEST(SplitReply, KnowsAttributionsWithoutAVerb) {
  check("Nové.\n\n2026-10-05 16:32 GMT+01:00 Jan <jan@a.example>:\n\nstaré", "Nové.",
        "2026-10-05 16:32 GMT+01:00 Jan <jan@a.example>:\n\nstaré");
  check("New.\n\nOn Wed, 14 Oct 2026 08:14:43 -0200 Jan <jan@a.example> wrote\n\nold", "New.",
        "On Wed, 14 Oct 2026 08:14:43 -0200 Jan <jan@a.example> wrote\n\nold");
}

TEST(SplitReply, KnowsOldHeaders) {
  check("New.\n\n-----Original Message-----\nFrom: Jan\nold", "New.", "-----Original Message-----\nFrom: Jan\nold");
  check("Nové.\n\n-----Původní zpráva-----\nstaré", "Nové.", "-----Původní zpráva-----\nstaré");
  check("New.\n________________________________\nFrom: Jan\nSent: today\nTo: me\nSubject: x\n\nold", "New.",
        "________________________________\nFrom: Jan\nSent: today\nTo: me\nSubject: x\n\nold");
}

TEST(SplitReply, NeverHidesNewText) {
  check("From: is a label that I do not see.\nPlease help.", "From: is a label that I do not see.\nPlease help.");
  check("On the server the log wrote:\nerror 5", "On the server the log wrote:\nerror 5");
  check("> all\n> quoted", "> all\n> quoted");
  check("> question\n\nanswer", "> question\n\nanswer");
  check("On Monday I wrote:\nplease restart it.", "On Monday I wrote:\nplease restart it.");
  check("first\n--\n" + std::string{"1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17"},
        "first\n--\n1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17");
  check("", "");
  check("Sent from my desk, this is easier.\n", "Sent from my desk, this is easier.");
  check("2026-10-05 10:00 nothing works:\nerror 5", "2026-10-05 10:00 nothing works:\nerror 5");
}

TEST(SplitReply, FoldsSignatures) {
  check("New.\n-- \nJan Novák\nLípa s.r.o.", "New.", "", "-- \nJan Novák\nLípa s.r.o.");
  check("New.\n__\nriak-users mailing list\nlist@a.example", "New.", "", "__\nriak-users mailing list\nlist@a.example");
  check("Nové.\n\nOdesláno z iPhonu", "Nové.", "", "Odesláno z iPhonu");
  check("New.\n-- \nJan\n\nOn 2026-10-05 10:00, Jan <jan@a.example> wrote:\n> old", "New.",
        "On 2026-10-05 10:00, Jan <jan@a.example> wrote:\n> old", "-- \nJan");
}

TEST(SplitReply, KeepsALineOfAsterisksAtTheEnd) {
  check("New.\n\n> old\n*", "New.\n\n> old\n*", "", "");
  check("***\nNew.", "***\nNew.", "", "");
}

/// Processor time, the best of three.
double seconds_for(std::string const& text) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    auto const start = std::clock();
    split_reply(text);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

TEST(SplitReply, TakesLinearTime) {
  for (std::string const piece :
       {"On \n", "> a\n", "From:\n", "-- \n", "On 2026 a@b\n", "\n", "__________\n", "Dne "}) {
    std::string text;
    while (text.size() < (64U << 10)) text += piece;
    auto const once = seconds_for(text);
    EXPECT_LT(seconds_for(text + text + text + text), 4 * 2.5 / 2 * once + 0.02) << piece;
  }
}

}  // namespace
}  // namespace podpora::mail

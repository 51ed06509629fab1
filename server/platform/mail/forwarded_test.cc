#include "platform/mail/forwarded.h"

#include "platform/mail/mail.h"

#include <gtest/gtest.h>

namespace podpora::mail {
namespace {

std::optional<Forwarded> forwarded(std::string const& subject, std::string const& body) {
  return read_forwarded(
      parse("From: anna@hvezda.example\nSubject: " + subject + "\nContent-Type: text/plain; charset=utf-8\n\n" + body));
}

void check(std::string const& subject, std::string const& body, Address const& from, std::string const& old_subject,
           std::string const& text, std::string const& comment = "") {
  auto const got = forwarded(subject, body);
  ASSERT_TRUE(got) << body;
  EXPECT_EQ(got->from, from);
  EXPECT_EQ(got->subject, old_subject);
  EXPECT_EQ(got->text, text);
  EXPECT_EQ(got->comment, comment);
}

TEST(Forwarded, IsReadAsProgramsWriteIt) {
  Address const jana{"jana@lipa.example", "Jana Nováková"};
  check("Fwd: Pošta",
        "Prosím o vyřízení.\n\n---------- Forwarded message ---------\nFrom: Jana Nováková "
        "<jana@lipa.example>\nDate: po 5. 10. 2026\nSubject: Pošta\nTo: <anna@hvezda.example>\n\n\nPošta stojí.\n",
        jana, "Pošta", "Pošta stojí.", "Prosím o vyřízení.");
  check("FW: Pošta",
        "________________________________\nOd: Jana Nováková <jana@lipa.example>\nOdesláno: pondělí\nKomu: "
        "Anna\nPředmět: Pošta\n\nPošta stojí.\n",
        jana, "Pošta", "Pošta stojí.");
  check("Pošta",
        "Begin forwarded message:\n\nFrom: \"Jana Nováková\" <jana@lipa.example>\nSubject: Pošta\nDate: x\n\n"
        "Pošta stojí.\n",
        jana, "Pošta", "Pošta stojí.");
  check("Fwd: x",
        "-------- Přeposlaná zpráva --------\nPředmět: \tPošta\nDatum: \tx\nOd: \tjana@lipa.example\n\nStojí.",
        {"jana@lipa.example", ""}, "Pošta", "Stojí.");
}

TEST(Forwarded, AnAnswerIsNone) {
  EXPECT_FALSE(forwarded("Re: Pošta", "Hotovo.\n\nOd: Jana <jana@lipa.example>\nOdesláno: x\nKomu: y\n\nstaré"));
  EXPECT_FALSE(forwarded("Fwd: Pošta", "Bez hlavičky."));
  EXPECT_FALSE(forwarded("Fwd: Pošta", "From: Jana Nováková\nSent: x\nTo: y\n\nbez adresy"));
}

TEST(Forwarded, AnAttachedMailCounts) {
  auto const got = read_forwarded(
      parse("From: anna@hvezda.example\nSubject: FW: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nViz "
            "přílohu.\n--b\nContent-Type: message/rfc822\n\nFrom: Jana <jana@lipa.example>\nSubject: Mail\n\nIt "
            "stopped.\n--b--\n"));
  ASSERT_TRUE(got);
  EXPECT_EQ(got->from, (Address{"jana@lipa.example", "Jana"}));
  EXPECT_EQ(got->subject, "Mail");
  EXPECT_EQ(got->text, "It stopped.");
}

}  // namespace
}  // namespace podpora::mail

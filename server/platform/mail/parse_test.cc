#include "platform/mail/mail.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>

namespace podpora::mail {
namespace {

ParsedMail read(std::string const& name) {
  std::ifstream file("tests/mail/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return parse(std::string{std::istreambuf_iterator<char>(file), {}});
}

bool warns(ParsedMail const& mail, std::string const& code) {
  return std::ranges::find(mail.warnings, code) != mail.warnings.end();
}

TEST(Parse, ReadsCzechWindows1250) {
  auto const mail = read("czech_windows_1250.eml");
  EXPECT_EQ(mail.from, (Address{"jiri.dvorak@lipa.example", "Jiří Dvořák"}));
  EXPECT_EQ(mail.subject, "Přihlášení do služby");
  EXPECT_EQ(mail.text,
            "Dobrý den,\n\nod rána se žádný člen týmu nepřihlásí. Píše \"přístup odepřen\".\n\nJiří Dvořák\n");
  EXPECT_EQ(mail.message_id, "czech-1250@lipa.example");
  EXPECT_EQ(to_rfc3339(mail.date.value()), "2026-10-05T07:12:44Z");
  EXPECT_EQ(mail.automatic, Automatic::kNone);
}

TEST(Parse, ReadsUndeclaredCharsets) {
  auto const utf8 = read("undeclared_utf8.eml");
  EXPECT_EQ(utf8.from.name, "Žaneta Šťastná");
  EXPECT_EQ(utf8.subject, "Žádost o zvýšení kvóty");
  EXPECT_EQ(utf8.text, "Prosím o navýšení kvóty pro virtuální stroje řady D.\nŽaneta Šťastná\n");
  auto const guessed = read("undeclared_windows_1250.eml");
  EXPECT_EQ(guessed.subject, "Nefunguje přihlášení");
  EXPECT_TRUE(guessed.text.starts_with("Dobrý den, příliš žluťoučký kůň úpěl ďábelské ódy.")) << guessed.text;
  EXPECT_TRUE(warns(guessed, "charset_guessed"));
}

TEST(Parse, FindsAttachmentsAndBothBodies) {
  auto const mail = read("attachment.eml");
  EXPECT_EQ(mail.text, "Posílám výpis v příloze.");
  EXPECT_EQ(mail.html, "<p>Posílám <b>výpis</b> v&nbsp;příloze.</p>");
  ASSERT_EQ(mail.attachments.size(), 1U);
  EXPECT_EQ(mail.attachments[0].name, "výpis chyby.csv");
  EXPECT_EQ(mail.attachments[0].media_type, "text/csv");
  EXPECT_EQ(mail.attachments[0].bytes, "kod;popis\n1063;přístup odepřen\n");
  EXPECT_FALSE(mail.attachments[0].is_inline);
}

TEST(Parse, FoldsWhatWasQuoted) {
  auto const outlook = read("outlook_czech_reply.eml");
  EXPECT_EQ(outlook.reply_text, "Děkuji, už to funguje.\n\nJana Nováková");
  EXPECT_TRUE(outlook.quoted_text.starts_with("Od: Podpora"));
  EXPECT_EQ(outlook.in_reply_to, std::vector<std::string>{"own-1@hvezda.example"});
  EXPECT_EQ(outlook.references, (std::vector<std::string>{"attachment@lipa.example", "own-1@hvezda.example"}));
  auto const gmail = read("gmail_czech_reply.eml");
  EXPECT_EQ(gmail.reply_text, "Ano, souhlasím.");
  EXPECT_TRUE(gmail.quoted_text.starts_with("st 7. 10. 2026"));
  auto const interleaved = read("interleaved_reply.eml");
  EXPECT_NE(interleaved.reply_text.find("Dvanáct."), std::string::npos);
  EXPECT_NE(interleaved.reply_text.find("Od kdy?"), std::string::npos);
  EXPECT_EQ(interleaved.quoted_text, "> Děkujeme.");
}

TEST(Parse, KnowsMachines) {
  auto const bounce = read("bounce.eml");
  EXPECT_EQ(bounce.reported,
            (std::vector<ReportedRecipient>{{"jana@lipa.example", "5.2.2", "", "mailbox_full", false}}));
  EXPECT_EQ(bounce.automatic, Automatic::kBounce);
  EXPECT_EQ(bounce.reported_message_id, "own-1@hvezda.example");
  EXPECT_EQ(read("vacation.eml").automatic, Automatic::kAutoReply);
  auto const base = std::string{"From: a@b.example\nSubject: x\n"};
  EXPECT_EQ(parse(base + "List-Id: <l.b.example>\n\nx").automatic, Automatic::kList);
  EXPECT_EQ(parse(base + "Precedence: bulk\n\nx").automatic, Automatic::kList);
  EXPECT_EQ(parse(base + "X-Podpora: message\nList-Id: <l.b.example>\n\nx").automatic, Automatic::kOwn);
  EXPECT_EQ(parse(base + "Auto-Submitted: no\n\nx").automatic, Automatic::kNone);
  EXPECT_EQ(parse(base + "Auto-Submitted: auto-generated\n\nx").automatic, Automatic::kAutoReply);
}

TEST(Parse, DerivesTextFromHtml) {
  auto const mail = read("html_only.eml");
  EXPECT_EQ(mail.text, "Dobrý den,\n\n- první\n- druhý\n\nviz portál <https://portal.example/x?a=1&b=2>\n\n> staré\n");
}

TEST(Parse, ReadsAnyBytes) {
  EXPECT_FALSE(read("no_header.eml").text.empty());
  for (auto const* raw : {"", "\n", "\r\n\r\n", "From:", "From: \n\n", ":\n\n", "Subject: =?", "\0\0\0"}) parse(raw);
  EXPECT_EQ(parse("Subject: a\n\nx").from.address, "");
  EXPECT_TRUE(warns(parse("Subject: a\n\nx"), "sender_unreadable"));
}

TEST(Parse, SubjectAndNamesHoldNoNul) {
  auto const mail = parse("From: =?utf-8?Q?J=00n?= <a@b.example>\nSubject: =?utf-8?Q?a=00b?=\n\nx=00");
  EXPECT_EQ(mail.subject.find('\0'), std::string::npos);
  EXPECT_EQ(mail.from.name.find('\0'), std::string::npos);
}

TEST(Parse, Utf7IsRefused) {
  auto const mail = parse("From: a@b.example\nContent-Type: text/plain; charset=utf-7\n\n+ADw-script+AD4-");
  EXPECT_EQ(mail.text, "+ADw-script+AD4-");
  EXPECT_TRUE(warns(mail, "charset_refused"));
}

TEST(Parse, PartsThatTheHeaderDoesNotFindAreFound) {
  std::string const head = "From: a@b.example\nContent-Type: multipart/mixed; boundary=other\n\n";
  auto const divided = parse(head + "--real\nContent-Type: text/plain\n\nPomoc\n--real\nContent-Type: text/csv\n" +
                             "Content-Disposition: attachment; filename=a.csv\n\n1;2\n--real--\n");
  EXPECT_EQ(divided.text, "Pomoc");
  ASSERT_EQ(divided.attachments.size(), 1U);
  EXPECT_EQ(divided.attachments[0].bytes, "1;2");
  EXPECT_TRUE(warns(divided, "structure_repaired"));
  EXPECT_EQ(parse(head + "Pomoc\n").text, "Pomoc\n");
}

TEST(Parse, FilesInTheTextAreAttachments) {
  auto const mail = parse("From: a@b.example\n\nLog:\nbegin 644 log.txt\n#0V%T\n`\nend\n");
  EXPECT_EQ(mail.text, "Log:\n");
  ASSERT_EQ(mail.attachments.size(), 1U);
  EXPECT_EQ(mail.attachments[0].bytes, "Cat");
}

TEST(Parse, AnInvitationIsReadable) {
  auto const mail = parse(
      "From: a@b.example\nContent-Type: text/calendar; charset=utf-8; method=REQUEST\n\nBEGIN:VCALENDAR\nBEGIN:VEVENT\n"
      "DTSTART:20261005T071200Z\nSUMMARY:Schůzka\\, podpo\n ra\nLOCATION:Praha\nEND:VEVENT\nEND:VCALENDAR\n");
  EXPECT_EQ(mail.text, "Schůzka, podpora\n2026-10-05 07:12 UTC\nPraha\n");
  ASSERT_EQ(mail.attachments.size(), 1U);
  EXPECT_EQ(mail.attachments[0].name, "invite.ics");
}

TEST(Parse, ProtectedMailSaysSo) {
  std::string const from = "From: a@b.example\nContent-Type: ";
  auto const encrypted = parse(from + "application/pkcs7-mime; smime-type=enveloped-data\n\nx");
  EXPECT_TRUE(warns(encrypted, "smime_encrypted"));
  EXPECT_EQ(encrypted.attachments.at(0).name, "smime.p7m");
  EXPECT_TRUE(warns(parse(from + "application/pkcs7-mime; smime-type=signed-data\n\nx"), "smime_signed"));
  EXPECT_TRUE(warns(parse("From: a@b.example\n\n-----BEGIN PGP MESSAGE-----\nx"), "pgp_encrypted"));
}

TEST(Parse, FoldedSubjectsHaveOneBlankAtTheFold) {
  EXPECT_EQ(parse("Subject: a \n\tb  c\r\n  d\n\nx").subject, "a b  c d");
}

TEST(Parse, DomainsStayAsTheyWereWritten) {
  EXPECT_EQ(parse("From: a@xn--hkyrky-ptac70bc.example\n\nx").from.address, "a@xn--hkyrky-ptac70bc.example");
  EXPECT_EQ(parse("From: a@Žluť.example\n\nx").from.address, "a@Žluť.example");
}

// Reports in the words of their servers.
void check_report(std::string const& words, std::string const& address, std::string const& status,
                  std::string const& code, std::string const& reason, bool hard) {
  auto const mail = parse("From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\n" + words);
  EXPECT_EQ(mail.automatic, Automatic::kBounce) << words;
  ASSERT_EQ(mail.reported.size(), 1U) << words;
  EXPECT_EQ(mail.reported[0], (ReportedRecipient{address, status, code, reason, hard})) << words;
}

TEST(Parse, ReportsWithoutAStatusPartAreRead) {
  std::string const qmail = "Hi. This is the qmail-send program at mx.example.\n\n<jana@lipa.example>:\n";
  check_report(qmail + "550 5.1.1 <jana@lipa.example>... User unknown\n", "jana@lipa.example", "5.1.1", "550",
               "user_unknown", true);
  check_report(qmail + "Remote host said: 552 5.2.2 Mailbox full\n", "jana@lipa.example", "5.2.2", "552",
               "mailbox_full", false);
  check_report(qmail + "550 5.7.1 Message rejected as spam\n", "jana@lipa.example", "5.7.1", "550", "policy", false);
  check_report(qmail + "Connection to 192.0.2.25 timed out\n", "jana@lipa.example", "", "", "expired", false);
  check_report(qmail + "550 no such user (in reply to end of DATA command)\n", "jana@lipa.example", "", "550", "policy",
               false);
}

TEST(Parse, AReportInTheTextNamesItsMail) {
  auto const mail = parse(
      "From: MAILER-DAEMON@mx.example\nSubject: failure notice\n\nHi. This is the qmail-send program at "
      "mx.example.\n<jana@lipa.example>:\nUser unknown\n--- Below this line is a copy of the message.\n\n"
      "From: podpora@hvezda.example\nMessage-ID: <own-1@hvezda.example>\n\nx");
  EXPECT_EQ(mail.reported_message_id, "own-1@hvezda.example");
}

TEST(Parse, ComplaintsNameTheirKindAndRecipient) {
  auto const mail = parse(
      "From: fbl@provider.example\nContent-Type: multipart/report; report-type=feedback-report; boundary=b\n\n--b\n\n"
      "A complaint.\n--b\nContent-Type: message/feedback-report\n\nFeedback-Type: opt-out\n"
      "Original-Rcpt-To: <jana@lipa.example>\n--b--\n");
  EXPECT_EQ(mail.automatic, Automatic::kFeedback);
  ASSERT_TRUE(mail.feedback);
  EXPECT_EQ(mail.feedback->type, "opt-out");
  EXPECT_EQ(mail.feedback->recipients, std::vector<std::string>{"jana@lipa.example"});
}

// Bombs: each must end soon and keep something to read. Time is that of the processor, in a build without optimisation.
void check_bomb(std::string const& raw) {
  auto const start = std::clock();
  auto const mail = parse(raw);
  EXPECT_LT((std::clock() - start) / CLOCKS_PER_SEC, 10) << raw.substr(0, 120);
  EXPECT_LE(mail.attachments.size(), 1000U);
  EXPECT_LE(mail.to.size(), 1000U);
  EXPECT_LE(mail.text.size(), std::size_t{4} << 20);
}

std::string repeat(std::string const& piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

TEST(Parse, BombsAreBounded) {
  auto const mixed = std::string{"From: a@b.example\nContent-Type: multipart/mixed; boundary=x\n\n"};
  check_bomb(mixed + repeat("--x\nContent-Type: text/csv\n\na\n", 100000));
  std::string nested = "From: a@b.example\n";
  for (int i = 0; i < 10000; ++i) {
    auto const name = "b" + std::to_string(i);
    nested += "Content-Type: multipart/mixed; boundary=" + name + "\n\n--" + name + "\n";
  }
  check_bomb(nested);
  check_bomb("From: a@b.example\nX-Long: " + std::string(50 << 20, 'a') + "\n\nx");
  check_bomb("From: a@b.example\n" + repeat("X-Many: a\n", 1000000) + "\nx");
  check_bomb("To: " + repeat("a@b.example,\n ", 1000000) + "\n\nx");
  check_bomb("From: a@b.example\nContent-Transfer-Encoding: quoted-printable\n\n" + std::string(30 << 20, '='));
  std::string sections = mixed + "--x\nContent-Disposition: attachment";
  for (int i = 0; i < 1000000; ++i) sections += ";\n filename*" + std::to_string(i) + "=a";
  check_bomb(sections + "\n\nx\n--x--\n");
  check_bomb("From: a@b.example\nContent-Type: text/html\n\n" + repeat("<a href=\"", 100000));
  check_bomb("From: a@b.example\nContent-Type: text/html\n\n" + repeat("<!--", 200000));
  check_bomb("From: a@b.example\nContent-Type: text/html\n\n" + repeat("<script>", 100000));
  check_bomb("From: " + repeat("(", 60000) + "\n\nx");
  check_bomb("From: " + repeat("a:", 30000) + "\n\nx");
  check_bomb("Subject: " + repeat("=?utf-8?B?YQ==?= ", 3500) + "\n\nx");
}

}  // namespace
}  // namespace podpora::mail

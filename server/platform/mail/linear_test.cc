#include "platform/mail/authentication.h"
#include "platform/mail/forwarded.h"
#include "platform/mail/headers.h"
#include "platform/mail/html_text.h"
#include "platform/mail/mail.h"
#include "platform/mail/report.h"
#include "platform/mail/uuencode.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>
#include <functional>

// Texts made to be slow: four times the text takes about four times as long. Processor time, the best of three, with
// room for what the machine adds; a quadratic reader takes sixteen times as long.
namespace podpora::mail {
namespace {

using Work = std::function<void(std::string const&)>;

std::string repeated(std::string const& piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += piece;
  return out;
}

double seconds_for(Work const& work, std::string const& text, int times = 3) {
  double best = 1e9;
  for (int i = 0; i < times; ++i) {
    auto const start = std::clock();
    work(text);
    best = std::min(best, static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
  }
  return best;
}

void check(std::string const& name, Work const& work, std::vector<std::string> const& pieces) {
  for (auto const& piece : pieces) {
    auto const once = seconds_for(work, repeated(piece, 128 << 10));
    EXPECT_LT(seconds_for(work, repeated(piece, 512 << 10)), 8 * once + 0.03) << name << ": " << piece;
  }
}

TEST(Linear, DeliveryReports) {
  check("report", [](auto const& text) { read_delivery_report({}, text); },
        {"a@b.example\n", "<a@b.example>: 550 5.1.1\n", "5.1.", "55", "Final-Recipient: rfc822; a@b.example\n\n", "\n",
         "{", "\"Message\":\"", "otificationType{}", "--- "});
  check("status part",
        [](auto const& text) {
          read_delivery_report({.delivery_status = text, .feedback_report = "", .failed = {}, .original_to = {}}, "");
        },
        {"Final-Recipient: rfc822; a@b.example\n\n", "Status: 5.1.1\n", "Diagnostic-Code: x\n ", ":\n", " "});
  check("message id", [](auto const& text) { message_id_in_text(text); }, {"Message-ID:\n", "Message-ID: <", "m\n"});
}

TEST(Linear, HtmlAndText) {
  check("html", [](auto const& text) { html_to_text(text, 8 << 20); },
        {"<", "<a ", "<a href=\"", "<!--", "<blockquote>", "&", "&#", "<ul><li>", "<p>", "<style>", "<pre>\n", "</a>"});
  check("uuencode",
        [](auto const& text) {
          auto copy = text;
          take_uuencoded(copy);
        },
        {"begin 644 a\n", "begin 644 a\nM", "M0V%T\n"});
}

TEST(Linear, HeaderValues) {
  check("ids", [](auto const& text) { message_ids(text); }, {"<a@b>", "<", "a@b ", "<a", ">", "< "});
  check("results", [](auto const& text) { read_authentication_results(text); }, {"(", ";", "=", "dmarc=pass;", "\""});
  check("sendable", [](auto const& text) { is_sendable_address(text); }, {"a", "@", "a.", "a@b."});
}

TEST(Linear, WholeMails) {
  check("body", [](auto const& text) { parse("From: a@b.example\n\n" + text); },
        {"On 2026-10-05 10:00 a@b.example wrote:\n", "> a\n", "-- \n", "begin 644 a\n", "ž", "\xff"});
  check("forwarded", [](auto const& text) { read_forwarded(parse("Subject: Fwd: a\n\n" + text)); },
        {"Forwarded message\n", "From: a@b.example\n", "Forwarded message\nFrom: a\n", "From: a\nTo: b\nDate: c\n"});
  check("parts", [](auto const& text) { parse("Content-Type: multipart/mixed; boundary=x\n\n" + text); },
        {"--x\n\na\n", "--y\nContent-Type: a/b\n\n", "--x\nContent-Type: multipart/mixed; boundary=x\n\n"});
  check("header", [](auto const& text) { parse(text + "\n\nx"); },
        {"To: a@b.example\n", "To: a@b.example,\n ", "Subject: =?utf-8?Q?a?=\n ", "X: (\n ", "References: <a@b>\n "});
}

#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kLargeMail = 3 << 20;  // slow as the sanitizers are, and still above the limits
#else
constexpr std::size_t kLargeMail = 6 << 20;
#endif

/// Beyond every limit on a text, where what is left out must not cost more than what is read.
TEST(Linear, WholeMailsBeyondTheLimits) {
  auto const check_large = [](std::string const& head, std::vector<std::string> const& pieces) {
    for (auto const& piece : pieces) {
      auto const work = [&](auto const& text) { parse(head + text); };
      auto const once = seconds_for(work, repeated(piece, kLargeMail), 1);
      EXPECT_LT(seconds_for(work, repeated(piece, 4 * kLargeMail), 1), 8 * once + 0.1) << head << piece;
    }
  };
  check_large("From: a@b.example\n\n", {"> a\n", "\n", "-- \n", "begin 644 a\n", "ž", "\xff", "a b c\n"});
  check_large("Content-Type: text/html\n\n", {"<p>", "<blockquote>", "&amp;", "<a href=\"", "<"});
  check_large("Content-Type: multipart/mixed; boundary=x\n\n",
              {"--x\n\na\n", "--y\n", "--x\nContent-Type: message/rfc822\n\nX: a\n", "Content-Type: a/b\n"});
  check_large("", {"To: a@b.example\n", "X: a\n", "To: a@b.example,\n "});
}

}  // namespace
}  // namespace podpora::mail

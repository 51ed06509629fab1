#include "platform/mail/forwarded.h"
#include "platform/mail/mail.h"

#include <fmt/core.h>
#include <gtest/gtest.h>
#include <malloc.h>

#include <ctime>
#include <fstream>
#include <functional>

// Mails made to exhaust whoever reads them, each as large as a mail may be that is read at all. Every one is read
// within two seconds of processor time and 64 MiB more than the copies of its own bytes, and leaves something to be
// shown.
namespace podpora::mail {
namespace {

constexpr std::size_t kMiB = 1 << 20;
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kLargest = 5 * kMiB;
constexpr double kSecondsMax = 10;  // the sanitizers slow everything down, and keep what is freed
constexpr bool kMeasuresMemory = false;
#else
constexpr std::size_t kLargest = 40 * kMiB;
constexpr double kSecondsMax = 2;
constexpr bool kMeasuresMemory = true;
#endif
constexpr double kMoreMax = 64;

std::string repeated(std::string const& piece, std::size_t bytes) {
  std::string out;
  out.reserve(bytes + piece.size());
  while (out.size() < bytes) out += piece;
  return out;
}

std::string numbered(std::size_t count, std::function<std::string(std::string const&)> const& piece) {
  std::string out;
  for (std::size_t n = 0; n < count && out.size() < kLargest; ++n) out += piece(std::to_string(n));
  return out;
}

/// The largest resident size since the last call of `forget_peak`, in MiB (proc(5), VmHWM).
double peak() {
  std::ifstream in("/proc/self/status");
  for (std::string word; in >> word;) {
    if (word != "VmHWM:") continue;
    double kib = 0;
    in >> kib;
    return kib / 1024;
  }
  return 0;
}
void forget_peak() {
  std::ofstream("/proc/self/clear_refs") << 5;
}

struct Cost {
  double seconds{0}, mebibytes{0};
};

/// What reading costs. The decoded bytes of attachments are no overhead: they are what was asked for.
void check(std::string const& name, std::string const& raw) {
  malloc_trim(0);
  forget_peak();
  auto const before = peak();
  auto const start = std::clock();
  auto const mail = parse(raw);
  auto const forwarded = read_forwarded(mail);
  Cost const cost{static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, peak() - before};
  std::size_t copies = raw.size();
  for (auto const& file : mail.attachments) copies += file.bytes.size();
  auto const more = cost.mebibytes - static_cast<double>(copies) / kMiB;
  fmt::print("  {:40} {:6.1f} MiB {:6.2f} s {:7.1f} MiB more than the copies\n", name,
             static_cast<double>(raw.size()) / kMiB, cost.seconds, more);
  EXPECT_LE(cost.seconds, kSecondsMax) << name;
  EXPECT_TRUE(!kMeasuresMemory || more <= kMoreMax) << name << ": " << more << " MiB";
  EXPECT_TRUE(!mail.text.empty() || !mail.attachments.empty() || !mail.subject.empty() || !mail.warnings.empty())
      << name;
}

std::string const kHead = "From: a@b.example\nSubject: x\n";

std::string multipart(std::string const& body) {
  return kHead + "Content-Type: multipart/mixed; boundary=b\n\n" + body;
}

TEST(Bombs, Parts) {
  check("100,000 parts", multipart(repeated("--b\n\na\n", 700'000)));
  check("parts to the limit", multipart(repeated("--b\n\n\n", kLargest)));
  check("parts without a body", multipart(repeated("--b\n", kLargest)));
  check("many boundaries, none used", kHead + numbered(2'000'000, [](auto n) {
                                        return "Content-Type: multipart/mixed; boundary=b" + n + "\n";
                                      }) + "\n--b7\n\nx\n");
  check("lines that nearly are boundaries", multipart(repeated("--bb\n--b-\n-b\n", kLargest)));
  check("a boundary of a megabyte", kHead + "Content-Type: multipart/mixed; boundary=\"" + repeated("b", kMiB) +
                                        "\"\n\n" + repeated("--" + repeated("b", kMiB) + "\n\nx\n", 20 * kMiB));
}

TEST(Bombs, Nesting) {
  auto const levels = [](std::size_t count) {
    return kHead + numbered(count, [](auto n) {
             return (n == "0" ? "" : "--b" + std::to_string(std::stoul(n) - 1) + "\n") +
                    "Content-Type: multipart/mixed; boundary=b" + n + "\n\n";
           });
  };
  check("multiparts, 10,000 deep", levels(10'000));
  check("multiparts, as deep as it goes", levels(2'000'000));
  check("the same boundary at each level",
        kHead + repeated("Content-Type: multipart/mixed; boundary=b\n\n--b\n", kLargest));
  check("messages, 10,000 deep", kHead + repeated("Content-Type: message/rfc822\n\n", 300'000));
  check("messages, as deep as it goes", kHead + repeated("Content-Type: message/rfc822\n\n", kLargest));
  check("encoded messages",
        kHead + repeated("Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n", kLargest));
}

TEST(Bombs, Headers) {
  check("one field to the limit", kHead + "X: " + repeated("a", kLargest) + "\n\nx");
  check("one folded field to the limit", kHead + "X: a" + repeated("\n a", kLargest) + "\n\nx");
  check("millions of fields", kHead + repeated("X: a\n", kLargest) + "\nx");
  check("millions of Received",
        kHead + repeated("Received: from a by b; Mon, 1 Jan 2024 10:00:00 +0000\n", kLargest) + "\nx");
  check("fields and no body", repeated("Subject: a\n", kLargest));
  check("a header of a part to the limit",
        multipart("--b\nContent-Type: text/plain; a=\"" + repeated("a", kLargest) + "\"\n\nx"));
  check("millions of fields of a part", multipart("--b\n" + repeated("X: a\n", kLargest) + "\nx"));
  auto const message = std::string{"--b\nContent-Type: message/rfc822\n"};
  check("millions of fields of a mail inside", multipart(message + "\n" + repeated("X: a\n", kLargest) + "\nx"));
  check("the same, encoded",
        multipart(message + "Content-Transfer-Encoding: base64\n\n" + repeated("WDogYQpYOiBhCg==", kLargest)));
  check("the same, as the mail", kHead + "Content-Type: message/rfc822\n\n" + repeated("X: a\n", kLargest) + "\nx");
  check("millions of addresses", kHead + "To: a@b.example" + repeated(",\n a@b.example", kLargest) + "\n\nx");
  check("millions of groups", kHead + "To: " + repeated("g:a@b.example;,\n ", kLargest) + "\n\nx");
  check("comments in comments", kHead + "To: " + repeated("(", kLargest) + "\n\nx");
  check("a million ids", kHead + "References: " + repeated("<a@b.example>\n ", kLargest) + "\n\nx");
}

TEST(Bombs, EncodedWords) {
  check("encoded words to the limit", kHead + "Subject: " + repeated("=?utf-8?Q?a?=\n ", kLargest) + "\n\nx");
  check("one encoded word", kHead + "Subject: =?utf-8?B?" + repeated("QUFB", kLargest) + "?=\n\nx");
  check("encoded words of a rare charset",
        kHead + "Subject: " + repeated("=?iso-2022-jp?B?GyRC?=\n ", kLargest) + "\n\nx");
  auto const sections = numbered(1'000'000, [](auto n) { return ";\n filename*" + n + "=a"; });
  check("a million sections of a name", multipart("--b\nContent-Disposition: attachment" + sections + "\n\nx"));
  auto const several = numbered(1'000, [](auto n) {
    return "--b\nContent-Disposition: attachment" +
           numbered(1'500, [&](auto m) { return ";\n filename*" + m + "=" + n; }) + "\n\nx\n";
  });
  check("sections in a thousand parts", multipart(several));
  check("a million parameters",
        kHead + "Content-Type: text/plain" + numbered(1'000'000, [](auto n) { return ";\n p" + n + "=a"; }) + "\n\nx");
}

TEST(Bombs, Bodies) {
  auto const encoded = [](std::string const& encoding, std::string const& body) {
    return kHead + "Content-Transfer-Encoding: " + encoding + "\n\n" + body;
  };
  check("quoted-printable of =", encoded("quoted-printable", repeated("=", kLargest)));
  check("quoted-printable of soft breaks", encoded("quoted-printable", repeated("=\n", kLargest)));
  check("base64 of nothing", encoded("base64", repeated("====\n", kLargest)));
  check("base64 of line ends", encoded("base64", repeated("\n", kLargest)));
  check("base64 of zeros", encoded("base64", repeated("A", kLargest)));
  check("uuencode of nothing", encoded("x-uuencode", "begin 644 a\n" + repeated("`\n", kLargest)));
  check("uuencoded files", kHead + "\n" + repeated("begin 644 a\n#0V%T\n`\nend\n", kLargest));
  check("line ends", kHead + "\n" + repeated("\n", kLargest));
  check("no line end", kHead + "\n" + repeated("a", kLargest));
  check("marks of quotes", kHead + "\n" + repeated(">", kLargest));
  check("quotes", kHead + "\n" + repeated("> a\n", kLargest));
  check("marks of forwarding",
        kHead + "\n" + repeated("---------- Forwarded message ---------\nFrom: a@b.example\n", kLargest));
  for (std::string const charset : {"utf-7", "utf-32", "utf-16", "iso-2022-jp", "gb18030", "x-unknown"}) {
    check("text in " + charset,
          kHead + "Content-Type: text/plain; charset=" + charset + "\n\n" + repeated("+AGE-\x1b$B\x84", kLargest));
  }
  check("combining marks", kHead + "Content-Type: text/plain; charset=utf-8\n\na" + repeated("\u0327\u0301", kLargest));
  check("flowed", kHead + "Content-Type: text/plain; format=flowed\n\n" + repeated("a \n", kLargest));
}

TEST(Bombs, Html) {
  auto const html = [](std::string const& body) { return kHead + "Content-Type: text/html\n\n" + body; };
  check("a million elements deep", html(repeated("<div>", kLargest)));
  check("quotes, a million deep", html(repeated("<blockquote>", kLargest)));
  check("lists, a million deep", html(repeated("<ul><li>", kLargest)));
  check("tables, a million deep", html(repeated("<table><tr><td>", kLargest)));
  check("an attribute to the limit", html("<a href=\"" + repeated("a", kLargest) + "\">x</a>"));
  check("attributes", html("<a " + repeated("b=c ", kLargest) + ">x</a>"));
  check("open tags", html(repeated("<", kLargest)));
  check("open comments", html(repeated("<!--", kLargest)));
  check("entities", html(repeated("&nbsp;&#1;&", kLargest)));
  check("links", html(repeated("<a href=\"https://a.example/\">a</a>", kLargest)));
}

/// What an attribute of TNEF says of itself (MS-OXTNEF 2.1.3): level, id, size, bytes, checksum.
std::string attribute(char level, std::uint32_t id, std::string const& bytes) {
  auto const number = [](std::uint32_t value, int size) {
    std::string out;
    for (int i = 0; i < size; ++i) out += static_cast<char>(value >> 8 * i & 0xFF);
    return out;
  };
  std::uint32_t sum = 0;
  for (char const c : bytes) sum += static_cast<unsigned char>(c);
  return level + number(id, 4) + number(static_cast<std::uint32_t>(bytes.size()), 4) + bytes + number(sum & 0xFFFF, 2);
}

TEST(Bombs, Tnef) {
  std::string const signature("\x78\x9f\x3e\x22\x01\x00", 6);
  auto const tnef = [&](std::string const& attributes) {
    return kHead + "Content-Type: application/ms-tnef\nContent-Transfer-Encoding: binary\n\n" + signature + attributes;
  };
  std::string const begins(14, '\0');
  auto const file = attribute(2, 0x00069002, begins) + attribute(2, 0x0006800F, "x");
  check("a million files", tnef(repeated(file, kLargest)));
  check("one file to the limit",
        tnef(attribute(2, 0x00069002, begins) + attribute(2, 0x0006800F, repeated("a", kLargest - kLargest / 20))));
  // A property list (0x00069003) that says it has four thousand million properties, or values of such sizes.
  std::string const many("\xff\xff\xff\xff", 4);
  check("properties that are not there", tnef(attribute(1, 0x00069003, many + repeated("\x03", kMiB))));
  std::string const one("\x01\x00\x00\x00\x02\x01\x09\x10", 8);  // PR_RTF_COMPRESSED, PT_BINARY
  std::string const count("\x01\x00\x00\x00", 4);
  check("a value that is not there", tnef(attribute(1, 0x00069003, one + count + many + repeated("\x03", kMiB))));
  // Compressed RTF (MS-OXRTFCP) that says it unfolds to 4 GiB: nothing here unfolds it.
  auto const compressed =
      std::string("\x10\x00\x00\x00\xff\xff\xff\xffLZFu\x00\x00\x00\x00", 16) + repeated("\xff", 64 << 10);
  std::string const size("\x10\x00\x01\x00", 4);
  check("compressed text that says it is 4 GiB", tnef(attribute(1, 0x00069003, one + count + size + compressed)));
}

TEST(Bombs, Reports) {
  auto const report = [](std::string const& part) {
    return kHead + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\n\nx\n--b\n" +
           "Content-Type: message/delivery-status\n\n" + part;
  };
  check("recipients of a report",
        report(repeated("Final-Recipient: rfc822; a@b.example\nStatus: 5.1.1\n\n", kLargest)));
  check("a report of line ends", report(repeated("\n", kLargest)));
  check("results of authentication", kHead + repeated("Authentication-Results: a; dmarc=pass (((\n", kLargest) + "\nx");
  check("invitations",
        kHead + "Content-Type: text/calendar\n\nBEGIN:VCALENDAR\n" + repeated("BEGIN:VEVENT\n", kLargest));
}

}  // namespace
}  // namespace podpora::mail

#include "platform/mail/mail.h"
#include "platform/mail/reader.h"

#include <benchmark/benchmark.h>
#include <sys/resource.h>

#include <stdexcept>

// How fast mails are read, and what memory a large one takes.
namespace podpora::bench {

namespace {

constexpr std::size_t kLargeMail = 25 << 20;

/// A mail as customers write them: text, HTML, history and a small attachment.
std::string message(std::size_t bytes) {
  std::string paragraph = "Dobrý den, od rána se nám nedaří přihlásit do služby, zkoušeli jsme to z více počítačů.\n\n";
  mail::OutgoingMail mail;
  mail.message_id = "bench@lipa.example";
  mail.from = {"jana@lipa.example", "Jana Nováková"};
  mail.to = {"podpora@hvezda.example", "Podpora Hvězda"};
  mail.subject = "Re: Přihlášení do služby nefunguje";
  mail.references = {"a@hvezda.example", "b@hvezda.example"};
  while (mail.text.size() < bytes / 4) mail.text += paragraph;
  mail.text += "Dne 5. 10. 2026 v 10:00 Podpora <podpora@hvezda.example> napsal(a):\n";
  while (mail.text.size() < bytes / 3) mail.text += "> " + paragraph;
  mail.html = mail::markdown_to_html(mail.text);
  mail.attachments = {{"výpis.csv", "text/csv", "", false, std::string(bytes / 6, 'x')}};
  return mail::compose(mail);
}

void read_mail(benchmark::State& state) {
  auto const raw = message(static_cast<std::size_t>(state.range(0)) << 10);
  for (auto _ : state) benchmark::DoNotOptimize(mail::parse(raw));
  state.SetItemsProcessed(state.iterations());
  state.counters["bytes"] = static_cast<double>(raw.size());
}
BENCHMARK(read_mail)->Name("read mail, KiB")->Arg(2)->Arg(5)->Arg(10)->Arg(20);

/// The same by a child process, as a server does.
void read_mail_apart(benchmark::State& state) {
  auto const raw = message(static_cast<std::size_t>(state.range(0)) << 10);
  auto const reader = mail::make_child_reader({"/proc/self/exe", mail::kReaderCommand}, {});
  for (auto _ : state) benchmark::DoNotOptimize(reader->read(raw));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_mail_apart)->Name("read mail in a child, KiB")->Arg(2)->Arg(5)->Arg(10)->Arg(20)->UseRealTime();

double peak_megabytes() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void read_large_mail(benchmark::State& state) {
  std::string raw =
      "From: a@b.example\r\nSubject: x\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: "
      "text/plain\r\n\r\ntext\r\n--b\r\nContent-Type: application/zip\r\nContent-Transfer-Encoding: "
      "base64\r\nContent-Disposition: attachment; filename=a.zip\r\n\r\n";
  std::string const line = std::string(76, 'A') + "\r\n";
  raw.reserve(kLargeMail + 1000);
  while (raw.size() < kLargeMail) raw += line;
  raw += "--b--\r\n";
  auto const before = peak_megabytes();
  for (auto _ : state) {
    auto const mail = mail::parse(raw);
    if (mail.attachments.size() != 1) throw std::runtime_error("the large mail was not read");
  }
  state.counters["MiB more"] = peak_megabytes() - before;
}
BENCHMARK(read_large_mail)->Name("read a mail of 25 MiB")->Iterations(3);

}  // namespace

}  // namespace podpora::bench

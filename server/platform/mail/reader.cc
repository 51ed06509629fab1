#include "platform/mail/reader.h"

#include "platform/mail/mail.h"
#include "platform/mail/reader_socket.h"

#include <charconv>
#include <stdexcept>

namespace podpora::mail {
namespace {

class ReaderHere final : public Reader {
 public:
  Result<ParsedMail> read(std::string_view raw) override { return parse(raw); }
};

}  // namespace

std::unique_ptr<Reader> make_reader_here() {
  return std::make_unique<ReaderHere>();
}

std::optional<int> serve_when_asked(int argc, char const* const* argv) {
  if (argc < 2 || std::string_view{argv[1]} != kReaderCommand) return std::nullopt;
  return serve_reader(kReaderSocket, limits_from({argv + 2, argv + argc}), parse);
}

std::vector<std::string> to_arguments(ReaderLimits const& limits) {
  return {std::to_string(limits.processor.count()), std::to_string(limits.memory)};
}

ReaderLimits limits_from(std::vector<std::string> const& arguments) {
  ReaderLimits limits;
  auto const number = [&](std::size_t at, auto& value) {
    if (at >= arguments.size()) throw std::runtime_error("a limit of the mail reader is missing");
    auto const& text = arguments[at];
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value <= 0)
      throw std::runtime_error("a limit of the mail reader is no number");
  };
  long seconds = 0;
  number(0, seconds);
  number(1, limits.memory);
  limits.processor = std::chrono::seconds{seconds};
  return limits;
}

}  // namespace podpora::mail

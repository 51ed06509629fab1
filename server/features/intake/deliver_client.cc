#include "features/intake/deliver_client.h"

#include "features/intake/http.h"
#include "platform/http/client.h"

#include <algorithm>
#include <filesystem>
#include <istream>
#include <ostream>

namespace podpora::intake {

namespace {

constexpr auto kTimeout = std::chrono::seconds{60};

bool is_slug(std::string_view text) {
  return !text.empty() && text.size() <= 63 &&
         std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; });
}

std::string percent_encoded(std::string_view text) {
  std::string out;
  for (char const c : text) {
    auto const byte = static_cast<unsigned char>(c);
    bool const plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
    if (plain)
      out += c;
    else
      out += {'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]};
  }
  return out;
}

/// The whole input; nothing when it is empty, broken or too long to be stored.
std::optional<std::string> read_mail(std::istream& in, std::ostream& log) {
  std::string raw;
  std::string chunk(64 << 10, '\0');
  while (in.read(chunk.data(), static_cast<std::streamsize>(chunk.size())), in.gcount() > 0) {
    raw.append(chunk, 0, static_cast<std::size_t>(in.gcount()));
    if (raw.size() > kMailMax) {
      log << "podpora mail deliver: the message is larger than " << (kMailMax >> 20) << " MiB\n";
      return std::nullopt;
    }
  }
  if (in.bad() || raw.empty()) {
    log << "podpora mail deliver: no message on standard input\n";
    return std::nullopt;
  }
  return raw;
}

/// The address of the local route, with the envelope in its query.
std::string url_of(DeliverCommand const& command) {
  auto url = "http://localhost/local/mail/deliver?desk=" + command.desk;
  if (command.arrival.sender) url += "&sender=" + percent_encoded(*command.arrival.sender);
  for (auto const& recipient : command.arrival.recipients) url += "&recipient=" + percent_encoded(recipient);
  return url;
}

/// What the server said; nothing when none answered, and the store is to be opened instead.
std::optional<DeliverExit> deliver_to_server(DeliverCommand const& command, std::string const& raw, std::ostream& out,
                                             std::ostream& log) {
  std::error_code ignored;
  if (command.socket_path.empty() || !std::filesystem::exists(command.socket_path, ignored)) return std::nullopt;
  try {
    auto const response = http::send({.method = "POST",
                                      .url = url_of(command),
                                      .socket_path = command.socket_path,
                                      .headers = {{"Content-Type", "message/rfc822"}},
                                      .body = raw,
                                      .timeout = kTimeout});
    if (response.status == 200) {
      out << response.body << std::endl;
      return DeliverExit::kStored;
    }
    if (response.status == 404) {
      log << "podpora mail deliver: there is no desk " << command.desk << "\n";
      return DeliverExit::kNoDesk;
    }
    log << "podpora mail deliver: the server answered " << response.status << "\n";
    return DeliverExit::kTemporary;
  } catch (std::exception const& error) {
    // A server that is gone leaves its socket behind; one that died in the middle may or may not have kept the mail.
    log << "podpora mail deliver: " << error.what() << "; opening the store\n";
    return std::nullopt;
  }
}

DeliverExit deliver_alone(DeliverCommand const& command, std::string const& raw, std::ostream& out, std::ostream& log) {
  try {
    auto const answer = command.alone(command.desk, raw, command.arrival);
    if (!answer) {
      log << "podpora mail deliver: there is no desk " << command.desk << "\n";
      return DeliverExit::kNoDesk;
    }
    out << *answer << std::endl;
    return DeliverExit::kStored;
  } catch (std::exception const& error) {
    log << "podpora mail deliver: not stored: " << error.what() << "\n";
    return DeliverExit::kTemporary;
  }
}

}  // namespace

DeliverExit deliver_mail(DeliverCommand const& command, std::istream& in, std::ostream& out, std::ostream& log) {
  if (!is_slug(command.desk)) {
    log << "podpora mail deliver: --desk takes the short name of a desk\n";
    return DeliverExit::kUsage;
  }
  auto const raw = read_mail(in, log);
  if (!raw) return DeliverExit::kTemporary;
  if (auto const answered = deliver_to_server(command, *raw, out, log)) return *answered;
  return deliver_alone(command, *raw, out, log);
}

}  // namespace podpora::intake

#include "platform/base/text.h"
#include "platform/mail/imap.h"
#include "platform/mail/refusal_words.h"

#include <curl/curl.h>
#include <poll.h>

#include <algorithm>
#include <array>
#include <mutex>

namespace podpora::mail {

namespace {

using Clock = std::chrono::steady_clock;
using Kind = ImapError::Kind;

constexpr std::size_t kWordsMax = 500;

struct CurlClose {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
using Curl = std::unique_ptr<CURL, CurlClose>;

/// The last thing that the server said; never what we said, which holds the password.
int listen(CURL*, curl_infotype type, char* data, size_t size, void* words) {
  std::string_view const line(data, size);
  if (type == CURLINFO_HEADER_IN)
    *static_cast<std::string*>(words) = line.substr(0, std::min(kWordsMax, line.find_last_not_of("\r\n") + 1));
  return 0;
}

int stop_when_fired(void* interrupt, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Interrupt const*>(interrupt)->fired() ? 1 : 0;
}

std::string url_of(ImapLogin const& login) {
  bool const is_ipv6 = login.host.find(':') != std::string::npos;
  return (login.security == ImapSecurity::kTls ? "imaps://" : "imap://") +
         (is_ipv6 ? '[' + login.host + ']' : login.host) + ':' + std::to_string(login.port) + '/';
}

void configure(CURL* curl, ImapLogin const& login, Interrupt const& interrupt, std::string& words) {
  curl_easy_setopt(curl, CURLOPT_URL, url_of(login).c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "imap,imaps");
  curl_easy_setopt(curl, CURLOPT_CONNECT_ONLY, 1L);
  curl_easy_setopt(curl, CURLOPT_USE_SSL,
                   static_cast<long>(login.security == ImapSecurity::kNone ? CURLUSESSL_NONE : CURLUSESSL_ALL));
  curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
  if (!login.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, login.ca_file.c_str());
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");
  curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(login.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(login.timeout.count()));
  curl_easy_setopt(curl, CURLOPT_USERNAME, login.user.c_str());
  if (login.access_token.empty()) {
    curl_easy_setopt(curl, CURLOPT_PASSWORD, login.password.c_str());
  } else {
    curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, login.access_token.c_str());
    curl_easy_setopt(curl, CURLOPT_LOGIN_OPTIONS, "AUTH=XOAUTH2");
  }
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &stop_when_fired);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<Interrupt*>(&interrupt));
  curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
  curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &listen);
  curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &words);
}

ImapError failure_of(CURLcode code, std::string const& explanation, std::string const& words,
                     Interrupt const& interrupt) {
  if (interrupt.fired()) return {Kind::kStopped, "stopped"};
  // libcurl ends what it cites of a server with the line's own end.
  auto const said = explanation.empty() ? std::string{curl_easy_strerror(code)} : trim(explanation);
  auto const text = words.empty() ? said : said + "; the server said: " + refusal_words(words);
  if (code == CURLE_OPERATION_TIMEDOUT) return {Kind::kTimeout, text};
  bool const refused = code == CURLE_LOGIN_DENIED || code == CURLE_REMOTE_ACCESS_DENIED || code == CURLE_AUTH_ERROR;
  return {refused ? Kind::kSignIn : Kind::kConnect, text};
}

enum class Ready { kSocket, kTime };

class CurlStream final : public ImapStream {
 public:
  CurlStream(Curl curl, Interrupt const& interrupt) : curl_(std::move(curl)), interrupt_(interrupt) {
    if (curl_easy_getinfo(curl_.get(), CURLINFO_ACTIVESOCKET, &socket_) != CURLE_OK || socket_ == CURL_SOCKET_BAD)
      throw ImapError(Kind::kConnect, "no connection");
  }

  void send(std::string_view bytes, ImapDeadline until) override {
    while (!bytes.empty()) {
      size_t sent = 0;
      auto const code = curl_easy_send(curl_.get(), bytes.data(), bytes.size(), &sent);
      if (code == CURLE_OK) {
        bytes.remove_prefix(sent);
      } else if (code != CURLE_AGAIN) {
        throw ImapError(Kind::kLost, curl_easy_strerror(code));
      } else if (wait(POLLOUT, until) == Ready::kTime) {
        throw ImapError(Kind::kTimeout, "the server takes nothing");
      }
    }
  }

  std::size_t receive(char* buffer, std::size_t size, ImapDeadline until) override {
    for (;;) {
      size_t got = 0;
      // First ask libcurl: TLS may hold bytes that the socket does not show any more.
      auto const code = curl_easy_recv(curl_.get(), buffer, size, &got);
      if (code == CURLE_OK && got > 0) return got;
      if (code == CURLE_OK) throw ImapError(Kind::kLost, "the server closed the connection");
      if (code != CURLE_AGAIN) throw ImapError(Kind::kLost, curl_easy_strerror(code));
      if (wait(POLLIN, until) == Ready::kTime) return 0;
    }
  }

 private:
  Ready wait(short events, ImapDeadline until) const {
    for (;;) {
      if (interrupt_.fired()) throw ImapError(Kind::kStopped, "stopped");
      auto const left = std::chrono::ceil<std::chrono::milliseconds>(until - Clock::now()).count();
      if (left <= 0) return Ready::kTime;
      std::array<pollfd, 2> waits{pollfd{socket_, events, 0}, pollfd{interrupt_.descriptor(), POLLIN, 0}};
      auto const ready = ::poll(waits.data(), waits.size(), static_cast<int>(std::min<long long>(left, 60'000)));
      if (ready > 0 && waits[0].revents != 0) return Ready::kSocket;
    }
  }

  Curl curl_;
  Interrupt const& interrupt_;
  curl_socket_t socket_{CURL_SOCKET_BAD};
};

}  // namespace

std::unique_ptr<ImapStream> open_imap(ImapLogin const& login, Interrupt const& interrupt) {
  static std::once_flag once;
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  Curl curl{curl_easy_init()};
  if (!curl) throw std::runtime_error("libcurl does not start");
  std::string words;
  std::array<char, CURL_ERROR_SIZE> explanation{};
  configure(curl.get(), login, interrupt, words);
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, explanation.data());
  GuardedSockets sockets{.rule = login.may_connect};
  guard_sockets(curl.get(), sockets);
  auto const code = curl_easy_perform(curl.get());
  // What they point to ends with this call, the connection does not.
  curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, nullptr);
  curl_easy_setopt(curl.get(), CURLOPT_VERBOSE, 0L);
  curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETFUNCTION, nullptr);
  if (code != CURLE_OK && sockets.refused) throw ImapError(Kind::kConnect, kNotAllowed);
  if (code != CURLE_OK) throw failure_of(code, explanation.data(), words, interrupt);
  return std::make_unique<CurlStream>(std::move(curl), interrupt);
}

}  // namespace podpora::mail

#include "platform/mail/mail.h"

#include <curl/curl.h>

#include <algorithm>
#include <mutex>

namespace podpora::mail {
namespace {

constexpr std::size_t kAnswerMax = 500;

/// What libcurl tells while it talks: how far it came and the last thing that the server said.
struct Talk {
  std::string answer;
  bool envelope_begun{false};
};

int listen(CURL*, curl_infotype type, char* data, size_t size, void* user) {
  auto& talk = *static_cast<Talk*>(user);
  std::string_view const line(data, size);
  if (type == CURLINFO_HEADER_OUT && line.starts_with("MAIL FROM")) talk.envelope_begun = true;
  if (type == CURLINFO_HEADER_IN) talk.answer = line.substr(0, std::min(kAnswerMax, line.find_last_not_of("\r\n") + 1));
  return 0;
}

size_t give(char* buffer, size_t size, size_t count, void* user) {
  auto& rest = *static_cast<std::string_view*>(user);
  auto const n = std::min(size * count, rest.size());
  std::copy_n(rest.data(), n, buffer);
  rest.remove_prefix(n);
  return n;
}

class SmtpTransport final : public Transport {
 public:
  explicit SmtpTransport(SmtpOptions options) : options_(std::move(options)) {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  }

  SendResult send(std::string const& envelope_from, std::string const& recipient, std::string const& bytes) override {
    if (!is_sendable_address(recipient) || (!envelope_from.empty() && !is_sendable_address(envelope_from))) {
      return {SendStatus::kPermanent, "not an address"};
    }
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const curl(curl_easy_init(), &curl_easy_cleanup);
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> const to(
        curl_slist_append(nullptr, ("<" + recipient + ">").c_str()), &curl_slist_free_all);
    auto const from = "<" + envelope_from + ">";
    Talk talk;
    std::string_view rest = bytes;
    configure(curl.get(), talk, rest);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    auto const code = curl_easy_perform(curl.get());
    return judge(curl.get(), code, talk);
  }

 private:
  void configure(CURL* curl, Talk& talk, std::string_view& rest) const {
    curl_easy_setopt(curl, CURLOPT_URL, options_.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(options_.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options_.timeout.count()));
    if (!options_.user.empty()) {
      curl_easy_setopt(curl, CURLOPT_USERNAME, options_.user.c_str());
      curl_easy_setopt(curl, CURLOPT_PASSWORD, options_.password.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, &give);
    curl_easy_setopt(curl, CURLOPT_READDATA, &rest);
    curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L);
    curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, &listen);
    curl_easy_setopt(curl, CURLOPT_DEBUGDATA, &talk);
  }

  /// Permanent is only what the server said about this sender, this recipient or this mail. A refused sign-in or a
  /// server that greets with 5xx is the operator's to mend: the mail waits.
  static SendResult judge(CURL* curl, CURLcode code, Talk const& talk) {
    long answer = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &answer);
    if (code == CURLE_OK) return {SendStatus::kSent, talk.answer};
    auto const detail = talk.answer.empty() ? std::string{curl_easy_strerror(code)} : talk.answer;
    bool const refused = talk.envelope_begun && answer >= 500 && answer < 600;
    bool const spoken = code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_RECV_ERROR ||
                        code == CURLE_UPLOAD_FAILED;
    return {refused && spoken ? SendStatus::kPermanent : SendStatus::kTemporary, detail};
  }

  SmtpOptions options_;
};

}  // namespace

std::unique_ptr<Transport> make_smtp_transport(SmtpOptions options) {
  return std::make_unique<SmtpTransport>(std::move(options));
}

}  // namespace podpora::mail

#include "platform/mail/mail.h"
#include "platform/mail/refusal_words.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>
#include <mutex>

namespace podpora::mail {
namespace {

constexpr std::size_t kAnswerMax = 500;

/// What libcurl tells while it talks: how far it came and the last thing that the server said.
struct Talk {
  std::string answer;
  bool envelope_begun{false};
  bool taking_leave{false};  ///< libcurl says QUIT also after a refusal: what comes then is about nothing
};

/// 5xx answers about who we are, not about the mail (RFC 4954 section 6): an operator mends them, the mail waits.
bool is_about_sign_in(long answer) {
  return answer == 530 || answer == 534 || answer == 535 || answer == 538;
}

int listen(CURL*, curl_infotype type, char* data, size_t size, void* user) {
  auto& talk = *static_cast<Talk*>(user);
  std::string_view const line(data, size);
  if (type == CURLINFO_HEADER_OUT && line.starts_with("MAIL FROM")) talk.envelope_begun = true;
  if (type == CURLINFO_HEADER_OUT && line.starts_with("QUIT")) talk.taking_leave = true;
  if (type == CURLINFO_HEADER_IN && !talk.taking_leave)
    talk.answer = line.substr(0, std::min(kAnswerMax, line.find_last_not_of("\r\n") + 1));
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
    if (options_.oauth) tokens_ = std::make_unique<OAuthTokens>(*options_.oauth, clock_);
  }

  SendResult send(std::string const& envelope_from, std::string const& recipient, std::string const& bytes) override {
    if (!is_sendable_address(recipient) || (!envelope_from.empty() && !is_sendable_address(envelope_from))) {
      return {SendStatus::kPermanent, "not an address"};
    }
    auto const token = tokens_ ? tokens_->token() : Result<std::string>{std::string{}};
    if (token.has_error()) {
      return {SendStatus::kTemporary, std::get<std::string>(token.error().args.front().value)};
    }
    return talk(envelope_from, recipient, bytes, *token);
  }

 private:
  SendResult talk(std::string const& envelope_from, std::string const& recipient, std::string const& bytes,
                  std::string const& token) {
    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> const curl(curl_easy_init(), &curl_easy_cleanup);
    std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> const to(
        curl_slist_append(nullptr, ("<" + recipient + ">").c_str()), &curl_slist_free_all);
    auto const from = "<" + envelope_from + ">";
    Talk talk;
    std::string_view rest = bytes;
    configure(curl.get(), talk, rest);
    sign_in(curl.get(), token);
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, to.get());
    auto const code = curl_easy_perform(curl.get());
    if (tokens_ && code == CURLE_LOGIN_DENIED) tokens_->forget();
    return judge(curl.get(), code, talk);
  }

  void sign_in(CURL* curl, std::string const& token) const {
    if (options_.user.empty()) return;
    curl_easy_setopt(curl, CURLOPT_USERNAME, options_.user.c_str());
    if (token.empty()) {
      curl_easy_setopt(curl, CURLOPT_PASSWORD, options_.password.c_str());
    } else {
      curl_easy_setopt(curl, CURLOPT_XOAUTH2_BEARER, token.c_str());
    }
  }

  void configure(CURL* curl, Talk& talk, std::string_view& rest) const {
    curl_easy_setopt(curl, CURLOPT_URL, options_.url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_USE_SSL, static_cast<long>(options_.require_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(options_.timeout.count()));
    // The farewell is not within libcurl's timeout: without this a server that drips there holds us two minutes more.
    curl_easy_setopt(curl, CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(options_.timeout.count()));
    if (!options_.ca_file.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options_.ca_file.c_str());
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
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
    bool const spoken = code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY || code == CURLE_RECV_ERROR ||
                        code == CURLE_UPLOAD_FAILED;
    bool const refused = answer >= 400 && answer < 600;
    // A line that broke off was no answer: what it said last belongs to the stage before.
    auto const detail = refused                           ? talk.answer
                        : talk.answer.starts_with("334 ") ? refusal_words(talk.answer)
                                                          : std::string{curl_easy_strerror(code)};
    bool const for_good = refused && answer >= 500 && talk.envelope_begun && spoken && !is_about_sign_in(answer);
    return {for_good ? SendStatus::kPermanent : SendStatus::kTemporary, detail};
  }

  SystemClock clock_;
  std::unique_ptr<OAuthTokens> tokens_;
  SmtpOptions options_;
};

}  // namespace

std::unique_ptr<Transport> make_smtp_transport(SmtpOptions options) {
  return std::make_unique<SmtpTransport>(std::move(options));
}

}  // namespace podpora::mail

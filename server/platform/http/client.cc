#include "platform/http/client.h"

#include "platform/base/text.h"

#include <curl/curl.h>

#include <memory>
#include <stdexcept>

namespace podpora::http {
namespace {

struct CurlClose {
  void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

std::size_t take_body(char* bytes, std::size_t, std::size_t count, void* response) {
  static_cast<Response*>(response)->body.append(bytes, count);
  return count;
}

std::size_t take_header(char* bytes, std::size_t, std::size_t count, void* response) {
  auto& headers = static_cast<Response*>(response)->headers;
  std::string_view const line{bytes, count};
  auto const colon = line.find(':');
  if (line.starts_with("HTTP/"))
    headers.clear();  // of an interim answer
  else if (colon != std::string_view::npos)
    headers.emplace_back(ascii_lower(line.substr(0, colon)), trim(line.substr(colon + 1)));
  return count;
}

void set_method(CURL* curl, ClientRequest const& request) {
  if (request.method == "HEAD") {
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    return;
  }
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, request.method.c_str());
  if (request.body.empty() && request.method == "GET") return;
  curl_easy_setopt(curl, CURLOPT_POSTFIELDS, request.body.data());
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
}

}  // namespace

Response send(ClientRequest const& request) {
  // Thread-safe once libcurl is 7.84 or newer; it counts its calls.
  static bool const ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  std::unique_ptr<CURL, CurlClose> const curl{ready ? curl_easy_init() : nullptr};
  if (!curl) throw std::runtime_error("libcurl does not start");

  curl_slist* list = curl_slist_append(nullptr, "Expect:");
  // libcurl would call every body a form.
  list = curl_slist_append(list, "Content-Type:");
  for (auto const& [name, value] : request.headers) list = curl_slist_append(list, (name + ": " + value).c_str());
  std::unique_ptr<curl_slist, CurlClose> const headers{list};

  Response response;
  set_method(curl.get(), request);
  curl_easy_setopt(curl.get(), CURLOPT_URL, request.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
  if (!request.socket_path.empty()) curl_easy_setopt(curl.get(), CURLOPT_UNIX_SOCKET_PATH, request.socket_path.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, headers.get());
  curl_easy_setopt(curl.get(), CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
  curl_easy_setopt(curl.get(), CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_PROXY, "");
  curl_easy_setopt(curl.get(), CURLOPT_WRITEFUNCTION, take_body);
  curl_easy_setopt(curl.get(), CURLOPT_WRITEDATA, &response);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERFUNCTION, take_header);
  curl_easy_setopt(curl.get(), CURLOPT_HEADERDATA, &response);
  if (auto const code = curl_easy_perform(curl.get()); code != CURLE_OK)
    throw std::runtime_error(request.url + ": " + curl_easy_strerror(code));
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  response.status = static_cast<int>(status);
  return response;
}

std::string cookie_of(Response const& response, std::string_view name) {
  for (auto const& [header, value] : response.headers) {
    auto const pair = value.substr(0, value.find(';'));
    if (header == "set-cookie" && pair.starts_with(std::string{name} + '=')) return pair;
  }
  return {};
}

}  // namespace podpora::http

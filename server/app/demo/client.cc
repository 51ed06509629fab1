#include "app/demo/client.h"

#include "app/demo/partner.h"
#include "platform/http/client.h"

#include <boost/json.hpp>
#include <fmt/format.h>

namespace podpora::app::demo {

namespace json = boost::json;

namespace {

http::Response checked(http::ClientRequest const& request) {
  auto response = http::send(request);
  if (response.status >= 400) {
    throw StepFailed(fmt::format("{} {} answered {}: {}", request.method, request.url, response.status, response.body));
  }
  return response;
}

json::value parsed(http::Response const& response) {
  if (response.body.empty()) return nullptr;
  return json::parse(response.body);
}

http::ClientRequest json_request(std::string method, std::string url, std::string const& cookie,
                                 json::object const& body) {
  return {.method = std::move(method),
          .url = std::move(url),
          .headers = {{"Cookie", cookie}, {"Content-Type", "application/json"}, {"Sec-Fetch-Site", "same-origin"}},
          .body = json::serialize(body)};
}

json::value const& value_at(json::value const& value, std::string_view pointer) {
  json::error_code missing;
  auto const* found = value.find_pointer(pointer, missing);
  if (!found) throw StepFailed(fmt::format("no {} in {}", pointer, json::serialize(value).substr(0, 2000)));
  return *found;
}

}  // namespace

void expect(bool holds, std::string const& what) {
  if (!holds) throw StepFailed("expected: " + what);
}

void Client::sign_in(std::string const& email) {
  auto const response =
      checked(json_request("POST", base_ + "/api/v1/session", "", {{"email", email}, {"password", kPassword}}));
  cookie_ = http::cookie_of(response, "podpora_session");
}

json::value Client::get(std::string const& path) const {
  return parsed(checked({.url = base_ + path, .headers = {{"Cookie", cookie_}}}));
}

json::value Client::post(std::string const& path, json::object const& body) const {
  return parsed(checked(json_request("POST", base_ + path, cookie_, body)));
}

json::value Client::put(std::string const& path, json::object const& body) const {
  return parsed(checked(json_request("PUT", base_ + path, cookie_, body)));
}

json::value Client::patch(std::string const& path, json::object const& body) const {
  auto const now = checked({.url = base_ + path, .headers = {{"Cookie", cookie_}}});
  auto request = json_request("PATCH", base_ + path, cookie_, body);
  request.headers[1].second = "application/merge-patch+json";
  request.headers.emplace_back("If-Match", now.header("etag").value_or(""));
  return parsed(checked(request));
}

json::value Client::patch_without_etag(std::string const& path, json::object const& body) const {
  auto request = json_request("PATCH", base_ + path, cookie_, body);
  request.headers[1].second = "application/merge-patch+json";
  return parsed(checked(request));
}

std::string Client::page(std::string const& path) const {
  return checked({.url = base_ + path}).body;
}

int Client::status_of_post(std::string const& path, json::object const& body) const {
  return http::send(json_request("POST", base_ + path, cookie_, body)).status;
}

std::string text_at(json::value const& value, std::string_view pointer) {
  auto const& found = value_at(value, pointer);
  return found.is_string() ? std::string{found.as_string()} : json::serialize(found);
}

std::int64_t number_at(json::value const& value, std::string_view pointer) {
  return value_at(value, pointer).to_number<std::int64_t>();
}

json::value const& find_in(json::value const& value, std::string_view pointer, std::string_view key,
                           std::string_view wanted) {
  for (auto const& item : value_at(value, pointer).as_array()) {
    if (item.at(key) == json::value(wanted)) return item;
  }
  throw StepFailed(fmt::format("no {} {} in {}", key, wanted, json::serialize(value).substr(0, 2000)));
}

}  // namespace podpora::app::demo

#include "api/api_test.h"

#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace podpora::tests {

boost::json::value Answer::at(std::string const& pointer) const {
  boost::json::error_code missing;
  auto const* found = body.find_pointer(pointer, missing);
  return found ? *found : boost::json::value{};
}

std::string Answer::text(std::string const& pointer) const {
  auto const value = at(pointer);
  return value.is_string() ? std::string{value.as_string()} : boost::json::serialize(value);
}

ApiTest::ApiTest()
    : folder_(std::filesystem::temp_directory_path() / ("podpora-api-" + std::to_string(::getpid()))),
      transport_(mail::make_folder_transport(folder_ / "outbox")) {
  std::filesystem::create_directories(folder_);
  app_ = std::make_unique<app::App>(
      app::AppOptions{.data = folder_, .public_url = "http://desk.example"},
      app::Ports{.clock = clock, .random = *random, .database = db(), .transport = *transport_});
  partner_ = app::demo::add_partner(*app_, app::demo::OfferState::kPublished);
  server_ = std::make_unique<http::Server>(
      http::ServerOptions{.port = 0, .socket_path = (folder_ / "podpora.sock").string()},
      http::ServerHandler{.handle = [this](http::Request const& request) { return app_->handle(request); },
                          .body_max = [this](auto method, auto path) { return app_->body_max(method, path); }},
      *random);
  server_->start();
  base_ = "http://127.0.0.1:" + std::to_string(server_->port());
}

ApiTest::~ApiTest() {
  server_->stop();
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

Answer ApiTest::call(http::ClientRequest request, std::string const& cookie) {
  request.url = base_ + request.url;
  if (!cookie.empty()) request.headers.emplace_back("Cookie", cookie);
  if (request.method != "GET") request.headers.emplace_back("Sec-Fetch-Site", "same-origin");
  Answer answer{.raw = http::send(request)};
  answer.status = answer.raw.status;
  boost::json::error_code broken;
  answer.body = boost::json::parse(answer.raw.body, broken);
  if (broken) answer.body = nullptr;
  return answer;
}

Answer ApiTest::get(std::string const& path, std::string const& cookie) {
  return call({.url = path}, cookie);
}

Answer ApiTest::post(std::string const& path, std::string const& body, std::string const& cookie, Headers headers) {
  headers.emplace_back("Content-Type", "application/json");
  return call({.method = "POST", .url = path, .headers = std::move(headers), .body = body}, cookie);
}

Answer ApiTest::patch(std::string const& path, std::string const& body, std::string const& cookie,
                      std::string const& etag) {
  return call({.method = "PATCH",
               .url = path,
               .headers = {{"Content-Type", "application/merge-patch+json"}, {"If-Match", etag}},
               .body = body},
              cookie);
}

std::string ApiTest::sign_in(std::string const& email) {
  auto const answer =
      post("/api/v1/session",
           boost::json::serialize(boost::json::object{{"email", email}, {"password", app::demo::kPassword}}));
  EXPECT_EQ(answer.status, 200) << answer.raw.body;
  return http::cookie_of(answer.raw, "podpora_session");
}

Answer ApiTest::deliver(std::string const& raw, std::string const& desk) {
  Answer answer{.raw = http::send({.method = "POST",
                                   .url = "http://desk/local/mail/deliver?desk=" + desk,
                                   .socket_path = (folder_ / "podpora.sock").string(),
                                   .headers = {{"Content-Type", "message/rfc822"}},
                                   .body = raw})};
  answer.status = answer.raw.status;
  answer.body = boost::json::parse(answer.raw.body);
  return answer;
}

std::vector<std::string> ApiTest::outbox() {
  clock.advance(std::chrono::seconds{10});
  app_->run_due();
  std::vector<std::filesystem::path> files;
  std::error_code none;
  for (auto const& entry : std::filesystem::directory_iterator(folder_ / "outbox", none)) {
    if (entry.path().extension() == ".eml") files.push_back(entry.path());
  }
  std::ranges::sort(files);
  std::vector<std::string> mails;
  for (auto const& file : files) {
    std::ifstream in(file, std::ios::binary);
    mails.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  return mails;
}

}  // namespace podpora::tests

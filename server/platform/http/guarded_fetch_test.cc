#include "platform/http/guarded_fetch.h"

#include "platform/http/public_address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <unistd.h>

#include <atomic>
#include <cstring>
#include <thread>

namespace podpora::http {
namespace {

bool is_public(char const* text) {
  sockaddr_storage storage{};
  in_addr four{};
  in6_addr six{};
  if (::inet_pton(AF_INET, text, &four) == 1) {
    sockaddr_in const in{.sin_family = AF_INET, .sin_port = 0, .sin_addr = four, .sin_zero = {}};
    std::memcpy(&storage, &in, sizeof in);
  } else if (::inet_pton(AF_INET6, text, &six) == 1) {
    sockaddr_in6 in{};
    in.sin6_family = AF_INET6;
    in.sin6_addr = six;
    std::memcpy(&storage, &in, sizeof in);
  } else {
    ADD_FAILURE() << text;
  }
  return is_public_address(reinterpret_cast<sockaddr const&>(storage));
}

TEST(PublicAddress, OnlyThePublicInternet) {
  for (auto const* text : {"93.184.215.14", "8.8.8.8", "172.15.0.1", "172.32.0.1", "100.63.255.255", "2606:4700::1111",
                           "2a00:1450:4014::1", "::ffff:8.8.8.8", "64:ff9b::808:808"}) {
    EXPECT_TRUE(is_public(text)) << text;
  }
  for (auto const* text : {"0.0.0.0",
                           "127.0.0.1",
                           "127.255.255.254",
                           "10.1.2.3",
                           "172.16.0.1",
                           "172.31.255.255",
                           "192.168.1.1",
                           "169.254.169.254",
                           "100.64.0.1",
                           "100.127.255.255",
                           "192.0.2.1",
                           "198.18.0.1",
                           "198.51.100.7",
                           "203.0.113.7",
                           "224.0.0.1",
                           "255.255.255.255",
                           "168.63.129.16",
                           "::",
                           "::1",
                           "fe80::1",
                           "fc00::1",
                           "fd00:ec2::254",
                           "ff02::1",
                           "::ffff:127.0.0.1",
                           "::ffff:10.0.0.1",
                           "64:ff9b::7f00:1",
                           "2002:7f00:1::",
                           "2002:a00:1::",
                           "2001::1",
                           "2001:db8::1",
                           "3fff::1",
                           "::127.0.0.1"}) {
    EXPECT_FALSE(is_public(text)) << text;
  }
}

/// Answers each connection with the same bytes.
class Web {
 public:
  explicit Web(std::string answer) : answer_(std::move(answer)), listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    EXPECT_EQ(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    EXPECT_EQ(::listen(listener_, 4), 0);
    EXPECT_EQ(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { run(); });
  }
  Web(Web const&) = delete;
  Web& operator=(Web const&) = delete;
  ~Web() {
    ::shutdown(listener_, SHUT_RDWR);
    thread_.join();
    ::close(listener_);
  }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/i.png"; }
  int connections() const { return connections_; }
  std::string request() const { return request_; }

 private:
  void run() {
    for (int fd = ::accept(listener_, nullptr, nullptr); fd >= 0; fd = ::accept(listener_, nullptr, nullptr)) {
      ++connections_;
      char bytes[4096];
      auto const n = ::recv(fd, bytes, sizeof bytes, 0);
      request_.assign(bytes, n > 0 ? static_cast<std::size_t>(n) : 0);
      [[maybe_unused]] auto const sent = ::send(fd, answer_.data(), answer_.size(), MSG_NOSIGNAL);
      ::close(fd);
    }
  }

  std::string answer_;
  int listener_;
  int port_{0};
  std::atomic<int> connections_{0};
  std::string request_;
  std::thread thread_;
};

std::string ok(std::string const& body, std::string const& type = "image/png") {
  return "HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + std::to_string(body.size()) +
         "\r\nSet-Cookie: a=b\r\nConnection: close\r\n\r\n" + body;
}

std::string const kPng = "\x89PNG\r\n\x1a\n and so on";

FetchLimits here() {
  FetchLimits limits;
  limits.timeout = std::chrono::seconds{5};
  limits.may_connect = [](sockaddr const&) { return true; };
  return limits;
}

std::string detail(Result<FetchedImage> const& result) {
  return result.has_error() && !result.error().args.empty() ? std::get<std::string>(result.error().args[0].value) : "";
}

TEST(GuardedFetch, BringsAnImageWithoutSayingWhoAsks) {
  Web web(ok(kPng, "text/html"));
  auto const image = fetch_image(web.url(), here());
  ASSERT_TRUE(image.has_value()) << detail(image);
  EXPECT_EQ(image->media_type, "image/png");
  EXPECT_EQ(image->bytes, kPng);
  for (auto const* header : {"Cookie:", "Referer:", "Authorization:"}) {
    EXPECT_EQ(web.request().find(header), std::string::npos);
  }
}

TEST(GuardedFetch, NeverReachesThisMachine) {
  Web web(ok(kPng));
  auto const port = web.url().substr(web.url().rfind(':'));
  for (auto const* host : {"127.0.0.1", "localhost", "0.0.0.0", "127.1", "2130706433", "0x7f000001", "017700000001",
                           "[::ffff:127.0.0.1]", "[::1]"}) {
    EXPECT_TRUE(fetch_image(std::string{"http://"} + host + port).has_error()) << host;
  }
  EXPECT_EQ(web.connections(), 0);
}

TEST(GuardedFetch, ARedirectIsHeldToTheSameRules) {
  Web inside(ok(kPng));
  Web outside("HTTP/1.1 302 Found\r\nLocation: " + inside.url() + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  int asked = 0;
  auto limits = here();
  limits.may_connect = [&](sockaddr const&) { return ++asked == 1; };
  EXPECT_EQ(detail(fetch_image(outside.url(), limits)), "not a public address");
  EXPECT_EQ(inside.connections(), 0);
  Web elsewhere("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  EXPECT_TRUE(fetch_image(elsewhere.url(), here()).has_error());
  EXPECT_TRUE(fetch_image(outside.url(), here()).has_value());
}

TEST(GuardedFetch, OnlyBoundedImages) {
  auto limits = here();
  limits.bytes_max = 1000;
  EXPECT_EQ(detail(fetch_image(Web(ok(kPng + std::string(2000, 'x'))).url(), limits)), "too large");
  for (auto const* body : {"<html>", "<svg xmlns='http://www.w3.org/2000/svg'/>", ""}) {
    EXPECT_EQ(detail(fetch_image(Web(ok(body)).url(), limits)), "not an image") << body;
  }
  EXPECT_TRUE(fetch_image(Web("HTTP/1.1 404 No\r\nContent-Length: 0\r\n\r\n").url(), limits).has_error());
}

TEST(GuardedFetch, BytesOfAnyKindUnderTheSameRules) {
  Web web(ok("BEGIN:VCALENDAR", "text/calendar"));
  EXPECT_EQ(fetch_bytes(web.url(), here()).value(), "BEGIN:VCALENDAR");
  auto limits = here();
  limits.bytes_max = 5;
  auto const large = fetch_bytes(web.url(), limits);
  EXPECT_EQ(large.error().code, "address-not-fetched");
  EXPECT_EQ(large.error().args, (TextArgs{{"detail", "too large"}}));
  EXPECT_EQ(fetch_bytes(web.url()).error().args, (TextArgs{{"detail", "not a public address"}}));
  EXPECT_EQ(fetch_bytes("file:///etc/passwd", here()).error().kind, ErrorCode::kInvalid);
}

TEST(GuardedFetch, PostsUnderTheSameRules) {
  Web web("HTTP/1.1 503 Busy\r\nContent-Length: 4\r\nConnection: close\r\n\r\nwait");
  auto const answer =
      post_bytes(web.url(), {{"content-type", "application/json"}, {"webhook-id", "dlr_1"}}, "{}", here());
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->status, 503);
  EXPECT_EQ(answer->body, "wait");
  EXPECT_EQ(web.request().substr(0, 5), "POST ");
  EXPECT_NE(web.request().find("webhook-id: dlr_1\r\n"), std::string::npos);
  Web inside(ok(kPng));
  EXPECT_EQ(post_bytes(inside.url(), {}, "{}").error().args, (TextArgs{{"detail", "not a public address"}}));
  EXPECT_EQ(inside.connections(), 0);
  auto limits = here();
  limits.redirects_max = 0;
  Web moved("HTTP/1.1 302 Found\r\nLocation: " + inside.url() + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
  EXPECT_EQ(post_bytes(moved.url(), {}, "{}", limits)->status, 302);
  EXPECT_EQ(inside.connections(), 0) << "a redirect is an answer and no place to go";
}

TEST(GuardedFetch, DataUris) {
  EXPECT_EQ(data_uri("image/png", ""), "data:image/png;base64,");
  EXPECT_EQ(data_uri("image/png", "ab"), "data:image/png;base64,YWI=");
}

TEST(GuardedFetch, OtherAddressesAreNone) {
  for (auto const* url : {"", "file:///etc/passwd", "ftp://a.example/i.png", "gopher://a.example/", "//a.example/i.png",
                          "http://", "http://user:pw@a.example/i.png", "javascript:alert(1)", "http://a.example/ x"}) {
    auto const result = fetch_image(url, here());
    ASSERT_TRUE(result.has_error()) << url;
    EXPECT_EQ(result.error().kind, ErrorCode::kInvalid) << url;
  }
}

}  // namespace
}  // namespace podpora::http

#include "platform/http/server.h"

#include "platform/http/client.h"
#include "platform/http/json.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sodium.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <condition_variable>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <sstream>
#include <list>
#include <thread>

namespace podpora::http {
namespace {

using std::chrono::milliseconds;

/// A plain connection that sends what it is told, right or wrong.
class Wire {
 public:
  explicit Wire(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    timeval const patience{.tv_sec = 10, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    connected_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
  }
  ~Wire() { ::close(socket_); }
  Wire(Wire const&) = delete;
  Wire& operator=(Wire const&) = delete;

  bool connected() const { return connected_; }
  /// False when the server had reset the connection.
  bool send(std::string_view bytes) {
    return ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  void end() { ::shutdown(socket_, SHUT_WR); }

  /// All that comes until the server closes; "…timeout" at its end when it does not.
  std::string read_all() {
    std::string all;
    char bytes[4096];
    for (;;) {
      auto const count = ::recv(socket_, bytes, sizeof bytes, 0);
      if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) return all + "…timeout";
      if (count <= 0) return all;
      all.append(bytes, static_cast<std::size_t>(count));
    }
  }

  /// What comes until that text was seen.
  std::string read_until(std::string_view end) {
    std::string all;
    char byte = 0;
    while (all.find(end) == std::string::npos && ::recv(socket_, &byte, 1, 0) == 1) all += byte;
    return all;
  }

 private:
  int socket_;
  bool connected_{false};
};

std::vector<std::string> statuses_of(std::string_view answer) {
  std::vector<std::string> found;
  for (auto i = answer.find("HTTP/1.1 "); i != std::string_view::npos; i = answer.find("HTTP/1.1 ", i + 1))
    found.emplace_back(answer.substr(i + 9, 3));
  return found;
}

/// The only or first status, "closed" when there was no answer.
std::string status_of_answer(std::string_view answer) {
  auto const found = statuses_of(answer);
  return found.empty() ? "closed" : found.front();
}

class ServerTest : public ::testing::Test {
 protected:
  ServerTest() {
    options.port = 0;
    options.threads = 2;
  }

  void start() {
    server = std::make_unique<Server>(options,
                                      ServerHandler{[this](Request const& request) { return answer(request); },
                                                    [](std::string_view, std::string_view path) -> std::size_t {
                                                      return path == "/small" ? 10 : 1 << 20;
                                                    }},
                                      *random);
    server->start();
  }

  Response answer(Request const& request) {
    {
      std::unique_lock lock{mutex};
      seen.push_back(request.method + ' ' + request.path);
      bodies.push_back(request.body);
      changed.notify_all();
      if (request.path == "/wait") changed.wait(lock, [&] { return released; });
    }
    if (request.path == "/split") return Response{.headers = {{"x", "a\r\nevil: 1"}, {"y", "b"}}};
    if (request.path == "/remote") return Response::text(request.remote);
    if (request.path == "/stream") return piece_behind(request.header("last-event-id").value_or("0"));
    if (request.path == "/endless")
      return Response{.headers = {{"content-type", "text/event-stream"}}, .body = "id: 1\ndata: x\n\n"};
    if (request.path == "/large") return Response::text(std::string(3'000'000, 'x'));
    return Response::text(request.method + ' ' + request.path + ' ' + request.body);
  }

  /// Three events, then whoever listens may not any more.
  static Response piece_behind(std::string const& last) {
    if (last == "3") return Response::text("no", 401);
    auto const next = std::string(1, static_cast<char>(last.at(0) + 1));
    return Response{.headers = {{"content-type", "text/event-stream"}}, .body = "id: " + next + "\ndata: x\n\n"};
  }

  void wait_until_seen(std::size_t count) {
    std::unique_lock lock{mutex};
    changed.wait(lock, [&] { return seen.size() >= count; });
  }

  void release() {
    std::lock_guard const lock{mutex};
    released = true;
    changed.notify_all();
  }

  /// The answer to these bytes, after which we end our side.
  std::string talk(std::string_view bytes) const {
    Wire wire{server->port()};
    wire.send(bytes);
    wire.end();
    return wire.read_all();
  }

  std::string url(std::string const& path) const { return "http://127.0.0.1:" + std::to_string(server->port()) + path; }

  ServerOptions options;
  std::unique_ptr<Random> random{make_system_random()};
  std::mutex mutex;
  std::condition_variable changed;
  std::vector<std::string> seen;
  std::vector<std::string> bodies;
  bool released{false};
  std::unique_ptr<Server> server;
};

TEST_F(ServerTest, AnEventStreamGoesOnBehindItsLastEventUntilItsCallerMayNotAnyMore) {
  start();
  Wire wire{server->port()};
  wire.send("GET /stream HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\nlast-event-id: 1\r\n\r\n");
  auto const all = wire.read_all();
  EXPECT_EQ(statuses_of(all), std::vector<std::string>{"200"});
  EXPECT_EQ(all.find("content-length"), std::string::npos);
  EXPECT_NE(all.find("\r\n\r\nid: 2\ndata: x\n\nid: 3\ndata: x\n\n"), std::string::npos) << all;
}

TEST_F(ServerTest, OneCallerHasSoManyEventStreamsAndOthersHaveTheirs) {
  start();
  auto const ask = [](std::string const& cookie) {
    return "GET /endless HTTP/1.1\r\nhost: x\r\naccept: text/event-stream\r\ncookie: s=" + cookie + "\r\n\r\n";
  };
  std::list<Wire> wires;
  for (int n = 0; n < 16; ++n) {
    auto& wire = wires.emplace_back(server->port());
    wire.send(ask("anna"));
    EXPECT_NE(wire.read_until("data: x").find("200 OK"), std::string::npos);
  }
  Wire more{server->port()};
  more.send(ask("anna"));
  EXPECT_EQ(statuses_of(more.read_all()), std::vector<std::string>{"503"});
  Wire other{server->port()};
  other.send(ask("petr"));
  EXPECT_NE(other.read_until("data: x").find("200 OK"), std::string::npos);
}

TEST_F(ServerTest, WhoDoesNotAskForAStreamGetsOnePieceOfIt) {
  start();
  auto const all = talk("GET /stream HTTP/1.1\r\nhost: x\r\n\r\n");
  EXPECT_NE(all.find("content-length: 15"), std::string::npos) << all;
  EXPECT_NE(all.find("id: 1\n"), std::string::npos);
}

TEST_F(ServerTest, AnswersTheClient) {
  start();
  auto const response =
      send({.method = "POST", .url = url("/a%20b?x=1"), .headers = {{"content-type", "text/plain"}}, .body = "hello"});
  EXPECT_EQ(response.status, 200);
  EXPECT_EQ(response.body, "POST /a b hello");
  EXPECT_TRUE(response.header("date").has_value());
  EXPECT_EQ(send({.method = "HEAD", .url = url("/x")}).header("content-length"), "8");
  EXPECT_EQ(send({.url = url("/large")}).body.size(), 3'000'000U);
  EXPECT_EQ(send({.method = "PATCH", .url = url("/p"), .body = std::string(500'000, 'b')}).body.size(), 500'009U);
}

TEST_F(ServerTest, KeepsTheConnection) {
  start();
  Wire wire{server->port()};
  wire.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_of_answer(wire.read_until("GET /1 ")), "200");
  EXPECT_EQ(status_of_answer(wire.read_until("GET /2 ")), "200");
  wire.send("POST /3 HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
  EXPECT_EQ(status_of_answer(wire.read_until("POST /3 abc")), "200");
  wire.send("GET /4 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\nGET /5 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_NE(wire.read_all().find("connection: close"), std::string::npos);
  EXPECT_EQ(seen, (std::vector<std::string>{"GET /1", "GET /2", "POST /3", "GET /4"}));
}

TEST_F(ServerTest, RefusesWhatIsAmbiguous) {
  start();
  struct Case {
    char const* bytes;
    char const* status;
  };
  for (Case const& c : std::initializer_list<Case>{
           {"GET / HTTP/1.1\r\n\r\n", "400"},
           {"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400"},
           {"GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\nabc", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: x\r\n\r\n0\r\n\r\n", "400"},
           {"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 3\r\n\r\nabc", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3, 3\r\n\r\nabc", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +3\r\n\r\nabc", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nContent-Length : 3\r\n\r\nabc", "400"},
           {"GET / HTTP/1.1\r\nHost: a\r\nX\x01: b\r\n\r\n", "400"},
           {"GET / HTTP/2.0\r\nHost: a\r\n\r\n", "400"},
           {"GET /\r\n\r\n", "400"},
           {"GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
           {"GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
           {"GET /a%2fb HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
           {"GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
           {"GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
           {"GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", "400"},
           {"GET / HTTP/1.1\r\nHost: a\nX: b\r\n\r\n", "400"},
           {"BREW / HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
           {"CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n", "400"},
           {"POST / HTTP/1.1\r\nHost: a\r\nExpect: 200-ok\r\nContent-Length: 1\r\n\r\na", "417"},
           {"GET / HTTP/1.1\r\nHost: a\r\nAuthorization: a\r\nAuthorization: b\r\n\r\n", "400"},
       }) {
    EXPECT_EQ(status_of_answer(talk(std::string{c.bytes} + "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")), c.status)
        << c.bytes;
  }
  EXPECT_TRUE(seen.empty()) << seen.front();
}

TEST_F(ServerTest, KeepsTheLimits) {
  options.header_max = 1024;
  start();
  EXPECT_EQ(status_of_answer(talk("GET / HTTP/1.1\r\nHost: a\r\nX: " + std::string(2000, 'x') + "\r\n\r\n")), "431");
  EXPECT_EQ(status_of_answer(talk("GET /" + std::string(2000, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n")), "431");
  std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
  for (int i = 0; i < 110; ++i) many += "X:\r\n";
  EXPECT_EQ(status_of_answer(talk(many + "\r\n")), "431");
  EXPECT_EQ(status_of_answer(talk("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 11\r\n\r\n")), "413");
  auto const chunks = "POST /small HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n8\r\n12345678\r\n8\r\n";
  EXPECT_EQ(status_of_answer(talk(chunks + std::string{"12345678\r\n0\r\n\r\n"})), "413");
  EXPECT_TRUE(seen.empty());
  EXPECT_EQ(status_of_answer(talk("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n1234567890")), "200");
}

TEST_F(ServerTest, ReadsOutWhatItRefusesSoThatTheAnswerIsNotLost) {
  start();
  Wire wire(server->port());
  wire.send("POST /small HTTP/1.1\r\nHost: a\r\nContent-Length: 8388608\r\n\r\n");
  EXPECT_EQ(status_of_answer(wire.read_until("\r\n\r\n")), "413");
  // Far more than is waiting at any time: somebody has to read it.
  std::string const chunk(64 * 1024, 'x');
  for (int i = 0; i < 128; ++i) ASSERT_TRUE(wire.send(chunk)) << i;
}

TEST_F(ServerTest, ContinuesWhenAsked) {
  start();
  Wire wire{server->port()};
  wire.send("POST /x HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n");
  EXPECT_EQ(wire.read_until("\r\n\r\n"), "HTTP/1.1 100 Continue\r\n\r\n");
  wire.send("abc");
  EXPECT_EQ(status_of_answer(wire.read_until("POST /x abc")), "200");
  EXPECT_EQ(
      status_of_answer(talk("POST /small HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 99\r\n\r\n")),
      "413");
}

TEST_F(ServerTest, WaitsOnlySoLong) {
  options.header_max_time = milliseconds{500};
  options.body_max_time = milliseconds{50};
  options.idle_max = milliseconds{50};
  start();
  Wire slow_header{server->port()};
  slow_header.send("GET / HTTP/1.1\r\nHos");
  EXPECT_EQ(slow_header.read_all(), "");
  Wire slow_body{server->port()};
  slow_body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nab");
  EXPECT_EQ(slow_body.read_all(), "");
  Wire silent{server->port()};
  EXPECT_EQ(silent.read_all(), "");
  Wire idle{server->port()};
  idle.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(statuses_of(idle.read_all()).size(), 1U);
}

TEST_F(ServerTest, RefusesMoreThanItCanQueue) {
  options.threads = 1;
  options.queue_max = 0;
  start();
  Wire busy{server->port()};
  busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  wait_until_seen(1);
  auto const refused = talk("GET /2 HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(status_of_answer(refused), "503");
  EXPECT_NE(refused.find("retry-after: "), std::string::npos);
  release();
  EXPECT_EQ(status_of_answer(busy.read_until("GET /wait ")), "200");
}

TEST_F(ServerTest, ClosesMoreConnectionsThanItMayHave) {
  options.connections_max = 1;
  start();
  Wire first{server->port()};
  first.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
  first.read_until("GET /1 ");
  Wire second{server->port()};
  EXPECT_EQ(second.read_all(), "");
}

TEST_F(ServerTest, LetsRunningRequestsFinish) {
  start();
  Wire idle{server->port()};
  idle.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\n");
  idle.read_until("GET /1 ");
  Wire busy{server->port()};
  busy.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n");
  wait_until_seen(2);
  std::thread stopper{[&] { server->stop(); }};
  EXPECT_EQ(idle.read_all(), "");
  release();
  auto const answer = busy.read_all();
  EXPECT_EQ(status_of_answer(answer), "200");
  EXPECT_NE(answer.find("connection: close"), std::string::npos);
  stopper.join();
  EXPECT_FALSE(Wire{server->port()}.connected());
}

TEST_F(ServerTest, DropsHeadersWithLineEnds) {
  start();
  auto const answer = talk("GET /split HTTP/1.1\r\nHost: a\r\n\r\n");
  EXPECT_EQ(answer.find("evil"), std::string::npos);
  EXPECT_NE(answer.find("y: b\r\n"), std::string::npos);
}

class LocalSocketTest : public ServerTest {
 protected:
  LocalSocketTest() {
    char name[] = "/var/tmp/podpora_test_XXXXXX";
    folder = ::mkdtemp(name);
    options.socket_path = (folder / "s").string();
  }
  ~LocalSocketTest() override {
    server.reset();
    std::filesystem::remove_all(folder);
  }
  std::filesystem::path folder;
};

TEST_F(LocalSocketTest, AnswersOnTheLocalSocketOnlyToItsOwner) {
  options.host.clear();
  start();
  struct stat info {};
  ASSERT_EQ(::stat(options.socket_path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600U);
  EXPECT_EQ(send({.url = "http://local/remote", .socket_path = options.socket_path}).body, "unix");
  Server again{options, {}, *random};
  EXPECT_THROW(again.start(), std::runtime_error);
  server->stop();
  EXPECT_FALSE(std::filesystem::exists(options.socket_path));
  EXPECT_THROW(send({.url = "http://local/remote", .socket_path = options.socket_path}), std::runtime_error);
}

TEST_F(LocalSocketTest, ReplacesTheSocketOfADeadProcess) {
  int const dead = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  options.socket_path.copy(address.sun_path, sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(dead, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  ::close(dead);
  start();
  EXPECT_EQ(send({.url = "http://local/remote", .socket_path = options.socket_path}).status, 200);
}

TEST_F(LocalSocketTest, LeavesOtherFilesAlone) {
  std::ofstream{options.socket_path} << "precious";
  EXPECT_THROW(start(), std::runtime_error);
  server.reset();
  EXPECT_TRUE(std::filesystem::exists(options.socket_path));
}

std::string decode_base64(std::string const& text) {
  std::string bytes(text.size(), '\0');
  std::size_t size = 0;
  sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(), nullptr,
                    &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
  return bytes.substr(0, size);
}

std::string const& text_at(Json const& json, char const* name) {
  return *json.find(name)->as<std::string>();
}

/// `GET /path` of each complete message of a case, the query cut off.
std::vector<std::string> expected_requests(Json const& test) {
  std::vector<std::string> expected;
  for (Json const& message : *test.find("messages")->as<Json::List>()) {
    auto const* const complete = message.find("complete");
    if (complete == nullptr || complete->as<bool>() == nullptr || !*complete->as<bool>()) continue;
    auto const target = text_at(message, "url");
    expected.push_back(text_at(message, "method") + ' ' + target.substr(0, target.find('?')));
  }
  return expected;
}

/// Most cases have no Host and are refused for that alone: with one, the rest of them is judged too.
std::string with_host(std::string bytes) {
  auto const start = bytes.find_first_not_of("\r\n");
  auto const line = bytes.find("\r\n", start);
  bool const has_one = bytes.find("\nHost:") != std::string::npos || bytes.find("\nhost:") != std::string::npos;
  if (line != std::string::npos && !has_one) bytes.insert(line + 2, "Host: a\r\n");
  return bytes;
}

class CorpusTest : public ServerTest {
 protected:
  void check(Json const& test, std::string const& bytes) {
    auto const name = text_at(test, "id") + " " + text_at(test, "name") + '\n' + bytes;
    seen.clear();
    auto const answer = talk(bytes);
    EXPECT_EQ(answer.find("…timeout"), std::string::npos) << name;
    auto const statuses = statuses_of(answer);
    bool const refused = statuses.empty() || statuses.back().front() == '4';
    bool const closed_first = answer.find("connection: close") != std::string::npos;
    auto const error = text_at(test, "verdict") == "error";
    EXPECT_TRUE(!error || refused || closed_first) << name << '\n' << answer;
    auto const expected = expected_requests(test);
    ASSERT_LE(seen.size(), expected.size()) << name << '\n' << ::testing::PrintToString(seen);
    for (std::size_t i = 0; i < seen.size(); ++i) EXPECT_EQ(seen[i], expected[i]) << name;
    answered += seen.empty() ? 0 : 1;
  }

  int answered{0};
};

TEST_F(CorpusTest, NeverReadsARequestThatIsNone) {
  char const* const given = std::getenv("PODPORA_CORPORA");
  std::filesystem::path const path =
      std::filesystem::path{given == nullptr ? "../shared/corpora" : given} / "http" / "llhttp.json";
  if (!std::filesystem::exists(path)) {
    std::cout << "corpora/http is absent: 134 cases did not run\n";
    GTEST_SKIP();
  }
  std::ifstream file{path};
  std::stringstream content;
  content << file.rdbuf();
  auto const corpus = parse_json(content.str());
  ASSERT_TRUE(corpus.has_value());
  start();
  int cases = 0;
  for (Json const& test : *corpus->find("cases")->as<Json::List>()) {
    if (text_at(test, "mode") != "request") continue;
    ++cases;
    auto const bytes = decode_base64(text_at(test, "raw_base64"));
    check(test, bytes);
    check(test, with_host(bytes));
  }
  EXPECT_EQ(cases, 134);
  EXPECT_GT(answered, 20) << "a server that refuses everything is not strict but useless";
}

}  // namespace
}  // namespace podpora::http

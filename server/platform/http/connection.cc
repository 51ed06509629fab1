#include "platform/http/connection.h"

#include "platform/base/text.h"
#include "platform/http/problem.h"
#include "platform/http/strict.h"
#include "platform/i18n/catalogue.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/basic_stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/status.hpp>
#include <boost/beast/http/string_body.hpp>
#include <spdlog/spdlog.h>

#include <array>
#include <ctime>
#include <optional>

namespace podpora::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using boost::system::error_code;
using Parser = beast::http::request_parser<beast::http::string_body>;

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t kReadBuffer = 128 * 1024;
constexpr std::size_t kReadStep = 8192;
constexpr std::size_t kWriteChunk = 256 * 1024;
constexpr std::size_t kSlowestBody = 64 * 1024;       ///< bytes a second that a long body must at least come with
constexpr std::size_t kLingerMax = 32 * 1024 * 1024;  ///< within a second: a body that was refused is sent all the same
constexpr std::size_t kStreamsMax = 1024;             ///< event streams at once; more are told to come back
constexpr std::size_t kStreamsOfCallerMax = 16;       ///< of one session
constexpr auto kStreamPause =
    std::chrono::milliseconds{300};  ///< between two looks: others see a change within half a second
constexpr auto kStreamQuiet = std::chrono::seconds{15};  ///< proxies cut what says nothing for longer
constexpr auto kStreamLasts = std::chrono::minutes{30};  ///< then the browser comes back by itself

/// What the connection does behind an answer.
enum class After { kKeep, kClose, kStream };

std::string http_date() {
  auto const now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  std::array<char, 40> text{};
  std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
  return text.data();
}

/// A line end in a header would begin another one.
bool is_clean(std::string_view value) {
  return value.find_first_of(std::string_view{"\r\n\0", 3}) == std::string::npos;
}

bool is_event_stream(Response const& response) {
  return response.status == 200 && response.header("content-type").value_or("") == "text/event-stream";
}

/// Without asking for a stream, one piece of it is an answer like any other.
bool wants_stream(Request const& request) {
  return request.method == "GET" &&
         request.header("accept").value_or("").find("text/event-stream") != std::string::npos;
}

std::string head_of(Response const& response, After after) {
  auto const reason = beast::http::obsolete_reason(static_cast<beast::http::status>(response.status));
  std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ' + std::string{reason} + "\r\n";
  head += "date: " + http_date() + "\r\n";
  for (auto const& [name, value] : response.headers)
    if (is_clean(name) && is_clean(value)) head.append(name).append(": ").append(value).append("\r\n");
  bool const bare = response.status == 204 || response.status == 304;
  if (!bare && after != After::kStream) head += "content-length: " + std::to_string(response.body.size()) + "\r\n";
  if (after != After::kKeep) head += "connection: close\r\n";
  return head + "\r\n";
}

/// The refusals that the listener makes itself, before any route is known.
Response refusal(int status, std::string_view language, std::string_view id) {
  ErrorCode kind = ErrorCode::kMalformed;
  std::string code = "malformed-request";
  if (status == 413) kind = ErrorCode::kTooLarge, code = "body-too-large";
  if (status == 417) code = "expectation";
  if (status == 431) code = "headers-too-large";
  if (status == 503) kind = ErrorCode::kUnavailable, code = "overloaded";
  auto response = problem(Error{kind, code, {{"max", std::string{}}}, {}}, language, id);
  response.status = status;
  response.headers.emplace_back("x-content-type-options", "nosniff");
  response.headers.emplace_back("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
  response.headers.emplace_back("cache-control", "no-store");
  return response;
}

/// The status for a body that the parser refused; empty when the peer is gone or was too slow (the stream is closed
/// by its deadline then).
std::optional<int> status_of_failure(error_code ec) {
  using beast::http::error;
  if (ec == error::body_limit) return 413;
  if (ec == error::end_of_stream || ec == error::partial_message) return std::nullopt;
  bool const syntax = ec.category() == beast::http::make_error_code(error::bad_method).category();
  return syntax ? std::optional{400} : std::nullopt;
}

/// Method, target and headers of a parsed header; false when the target is none of ours.
bool take_header(Parser const& parser, Request& request) {
  auto const& message = parser.get();
  request.method = std::string{message.method_string()};
  for (auto const& field : message)
    request.headers.emplace(ascii_lower(std::string_view{field.name_string().data(), field.name_string().size()}),
                            std::string{field.value()});
  auto const target = message.target();
  return parse_target({target.data(), target.size()}, request);
}

asio::awaitable<Response> run_handler(ServerState* state, Request const* request) {
  co_return state->handler.handle(*request);
}

/// Counts one request among those in flight.
class InFlight {
 public:
  explicit InFlight(ServerState& state) : state_(state) { ++state_.in_flight; }
  ~InFlight() { --state_.in_flight; }
  InFlight(InFlight const&) = delete;
  InFlight& operator=(InFlight const&) = delete;

 private:
  ServerState& state_;
};

template <class Stream>
asio::awaitable<bool> write_response(ServerState* state, Stream* stream, Response const* response, bool with_body,
                                     After after) {
  auto const head = head_of(*response, after);
  std::string_view body = with_body ? std::string_view{response->body} : std::string_view{};
  std::string_view const first = body.substr(0, kWriteChunk);
  body.remove_prefix(first.size());
  std::array<asio::const_buffer, 2> const buffers{asio::buffer(head), asio::buffer(first.data(), first.size())};
  stream->expires_after(state->options.write_max_time);
  auto [ec, written] = co_await asio::async_write(*stream, buffers, kAwait);
  while (!ec && !body.empty()) {
    auto const chunk = body.substr(0, kWriteChunk);
    body.remove_prefix(chunk.size());
    stream->expires_after(state->options.write_max_time);
    std::tie(ec, written) = co_await asio::async_write(*stream, asio::buffer(chunk.data(), chunk.size()), kAwait);
  }
  co_return !ec;
}

/// Ends our side and reads what still comes for a second: a reset would take our answer with it.
template <class Stream>
asio::awaitable<void> linger(Stream* stream) {
  error_code ec;
  stream->socket().shutdown(asio::socket_base::shutdown_send, ec);
  std::array<char, 16 * 1024> waste{};
  stream->expires_after(std::chrono::seconds{1});
  for (std::size_t total = 0; !ec && total < kLingerMax;) {
    auto const [failed, count] = co_await stream->async_read_some(asio::buffer(waste), kAwait);
    ec = failed;
    total += count;
  }
}

template <class Stream>
asio::awaitable<void> refuse(ServerState* state, Stream* stream, int status, Request const* request) {
  if (status == 0) co_return;
  spdlog::info("http.refused id={} status={}", request->id, status);
  auto const language = i18n::negotiate(request->header("accept-language").value_or(""));
  auto const response = refusal(status, language, request->id);
  if (co_await write_response(state, stream, &response, request->method != "HEAD", After::kClose))
    co_await linger(stream);
}

/// The bytes that have come so far.
std::string_view text_of(beast::flat_buffer const& buffer) {
  return {static_cast<char const*>(buffer.data().data()), buffer.size()};
}

/// Parses a header that is there completely. The status to refuse it with, 0 when it is fine.
int parse_header(beast::flat_buffer* buffer, std::size_t length, Parser* parser, Request* request) {
  if (!is_strict_header(text_of(*buffer).substr(0, length))) return 400;
  error_code ec;
  auto const used = parser->put(asio::buffer(buffer->data(), length), ec);
  if (ec || !parser->is_header_done()) return 400;
  buffer->consume(used);
  bool const good = take_header(*parser, *request);
  auto const refused = refuse_ambiguous(*request, parser->get().version());
  return refused != 0 ? refused : good ? 0 : 400;
}

/// Reads the header of the next request. The status to refuse it with, 0 to go on; empty when the peer has left or
/// was too slow. We look for the end ourselves: the parser takes some things that we do not want to take.
template <class Stream>
asio::awaitable<std::optional<int>> read_header(ServerState* state, Stream* stream, beast::flat_buffer* buffer,
                                                Parser* parser, Request* request) {
  static constexpr std::string_view end = "\r\n\r\n";
  stream->expires_after(state->options.header_max_time);
  for (std::size_t looked = 0;;) {
    auto const found = text_of(*buffer).find(end, looked);
    auto const length = found == std::string_view::npos ? buffer->size() : found + end.size();
    if (length > state->options.header_max) co_return 431;
    if (found != std::string_view::npos) co_return parse_header(buffer, length, parser, request);
    looked = buffer->size() < end.size() ? 0 : buffer->size() - end.size() + 1;
    auto const [ec, count] = co_await stream->async_read_some(buffer->prepare(kReadStep), kAwait);
    if (ec) co_return std::nullopt;
    buffer->commit(count);
  }
}

/// Reads the body within the route's limit. As above.
template <class Stream>
asio::awaitable<std::optional<int>> read_body(ServerState* state, Stream* stream, beast::flat_buffer* buffer,
                                              Parser* parser, Request* request) {
  auto const most = state->handler.body_max(request->method, request->path);
  auto const length = parser->content_length();
  if (length && *length > most) co_return 413;
  parser->body_limit(most);
  auto const slow = std::chrono::seconds{(length ? *length : most) / kSlowestBody};
  stream->expires_after(state->options.body_max_time + slow);
  if (request->header("expect") && !parser->is_done()) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    auto const [ec, written] = co_await asio::async_write(*stream, asio::buffer(go_on.data(), go_on.size()), kAwait);
    if (ec) co_return std::nullopt;
  }
  if (!parser->is_done()) {
    parser->eager(true);
    auto const [ec, count] = co_await beast::http::async_read(*stream, *buffer, *parser, kAwait);
    if (ec) co_return status_of_failure(ec);
  }
  request->body = std::move(parser->get().body());
  co_return 0;
}

/// Whoever calls with the same session or token is one caller.
std::string caller_of(Request const& request) {
  return std::string{request.header("cookie").value_or("")} + '\n' +
         std::string{request.header("authorization").value_or("")};
}

bool has_place_for_stream(ServerState const& state, Request const& request) {
  std::size_t all = 0;
  for (auto const& [caller, count] : state.streams) all += count;
  auto const own = state.streams.find(caller_of(request));
  return all < kStreamsMax && (own == state.streams.end() || own->second < kStreamsOfCallerMax);
}

/// Counts one event stream among those that are open.
class Streaming {
 public:
  Streaming(ServerState& state, std::string caller) : state_(state), place_(state.streams.try_emplace(caller).first) {
    ++place_->second;
  }
  ~Streaming() {
    if (--place_->second == 0) state_.streams.erase(place_);
  }
  Streaming(Streaming const&) = delete;
  Streaming& operator=(Streaming const&) = delete;

 private:
  ServerState& state_;
  std::map<std::string, std::size_t>::iterator place_;
};

/// Has the request ask for what is behind the last `id:` of a piece of an event stream.
void go_on_behind(std::string_view piece, Request& request) {
  constexpr std::string_view mark = "id: ";
  auto const at = piece.rfind(mark);
  if (at == std::string_view::npos || (at > 0 && piece[at - 1] != '\n')) return;
  auto const id = piece.substr(at + mark.size());
  request.headers.erase("last-event-id");
  request.headers.emplace("last-event-id", std::string{id.substr(0, id.find('\n'))});
}

/// Writes an event stream (HTML, server-sent events, 9.2): the first piece, and as long as the peer listens whatever
/// the same request is answered behind its last event. Each piece is a request of its own, with the rights that its
/// caller has then; between two of them the stream needs no worker. Its repetitions have no id and are in no log.
template <class Stream>
asio::awaitable<void> stream_events(ServerState* state, Stream* stream, Request request, Response piece) {
  Streaming const streaming{*state, caller_of(request)};
  auto const end = std::chrono::steady_clock::now() + kStreamLasts;
  auto heard = std::chrono::steady_clock::now();
  asio::steady_timer timer{state->listener.io()};
  request.id.clear();
  if (!co_await write_response(state, stream, &piece, true, After::kStream)) co_return;
  go_on_behind(piece.body, request);
  while (!state->listener.is_stopping() && std::chrono::steady_clock::now() < end) {
    timer.expires_after(kStreamPause);
    co_await timer.async_wait(kAwait);
    if (state->listener.is_stopping()) co_return;
    {
      InFlight const in_flight{*state};
      stream->expires_never();
      piece = co_await asio::co_spawn(state->listener.workers(), run_handler(state, &request), asio::use_awaitable);
    }
    if (!is_event_stream(piece)) co_return;
    if (piece.body.empty() && std::chrono::steady_clock::now() - heard > kStreamQuiet) piece.body = ":\n\n";
    if (piece.body.empty()) continue;
    stream->expires_after(state->options.write_max_time);
    auto const [ec, written] = co_await asio::async_write(*stream, asio::buffer(piece.body), kAwait);
    if (ec) co_return;
    heard = std::chrono::steady_clock::now();
    go_on_behind(piece.body, request);
  }
}

/// Runs the handler on a worker; the connection's own thread goes on with others meanwhile.
template <class Stream>
asio::awaitable<After> answer(ServerState* state, Stream* stream, Request const* request, bool keep_alive) {
  std::optional<InFlight> in_flight;
  in_flight.emplace(*state);
  // The handler has its own limits; the connection's deadline must not end it.
  stream->expires_never();
  auto response = co_await asio::co_spawn(state->listener.workers(), run_handler(state, request), asio::use_awaitable);
  if (is_event_stream(response) && wants_stream(*request)) {
    in_flight.reset();
    bool const has_place = has_place_for_stream(*state, *request);
    if (has_place) co_await stream_events(state, stream, *request, std::move(response));
    if (!has_place) co_await refuse(state, stream, 503, request);
    co_return After::kClose;
  }
  auto const after = keep_alive && !state->listener.is_stopping() ? After::kKeep : After::kClose;
  bool const sent = co_await write_response(state, stream, &response, request->method != "HEAD", after);
  if (sent && after == After::kClose) co_await linger(stream);
  co_return sent ? after : After::kClose;
}

/// Waits for the first bytes of the next request. False when there is none.
template <class Stream>
asio::awaitable<bool> wait_for_request(ServerState* state, Stream* stream, beast::flat_buffer* buffer,
                                       net::Place* place, bool first) {
  if (buffer->size() > 0) co_return true;
  if (state->listener.is_stopping()) co_return false;
  place->set_idle(true);
  stream->expires_after(first ? state->options.header_max_time : state->options.idle_max);
  auto const [ec, count] = co_await stream->async_read_some(buffer->prepare(kReadStep), kAwait);
  place->set_idle(false);
  buffer->commit(count);
  co_return !ec;
}

template <class Stream>
asio::awaitable<void> serve(ServerState* state, Stream stream, std::string remote) {
  net::Place place{state->listener, [&stream] { stream.cancel(); }};
  beast::flat_buffer buffer{kReadBuffer};
  for (bool first = true; co_await wait_for_request(state, &stream, &buffer, &place, first); first = false) {
    Request request;
    request.remote = remote;
    request.id = random_token(state->random).substr(0, 16);
    Parser parser;
    parser.header_limit(state->options.header_max);
    parser.eager(false);             // the header first, the body only when it may come
    parser.body_limit(boost::none);  // the route's limit is known once the header is read
    auto status = co_await read_header(state, &stream, &buffer, &parser, &request);
    if (status == 0) status = co_await read_body(state, &stream, &buffer, &parser, &request);
    if (status == 0 && state->in_flight >= state->options.threads + state->options.queue_max) status = 503;
    if (status != 0) {
      co_await refuse(state, &stream, status.value_or(0), &request);
      co_return;
    }
    bool const keep_alive = parser.get().version() == 11 && parser.keep_alive();
    if (co_await answer(state, &stream, &request, keep_alive) == After::kClose) co_return;
  }
}

}  // namespace

asio::awaitable<void> serve_tcp(ServerState* state, asio::ip::tcp::socket socket, std::string remote) {
  error_code ignored;
  socket.set_option(asio::ip::tcp::no_delay{true}, ignored);
  co_await serve(state, beast::basic_stream<asio::ip::tcp>{std::move(socket)}, std::move(remote));
}

asio::awaitable<void> serve_local(ServerState* state, asio::local::stream_protocol::socket socket) {
  co_await serve(state, beast::basic_stream<asio::local::stream_protocol>{std::move(socket)}, std::string{"unix"});
}

}  // namespace podpora::http

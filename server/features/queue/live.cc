#include "features/queue/live.h"

#include "features/audit/event_store.h"
#include "features/escalation/service_request_store.h"
#include "features/queue/presence.h"
#include "features/tickets/access.h"
#include "platform/http/json.h"

#include <algorithm>
#include <charconv>

namespace podpora::queue {

namespace {

constexpr int kEventsMax = 200;
constexpr std::int64_t kTooFarBehind = 2000;

template <class Number>
bool read_number(std::string_view text, Number& number) {
  auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && rest == text.data() + text.size() && number >= 0;
}

/// The ticket that an event is about, when it is about one.
std::optional<tickets::TicketId> ticket_of(storage::Transaction& tx, DeskId desk, std::string const& subject) {
  if (auto const ticket = parse_id<tickets::TicketTag>(subject)) return ticket;
  auto const request = parse_id<escalation::ServiceRequestTag>(subject);
  auto const found = request ? escalation::find_service_request(tx, desk, *request) : std::nullopt;
  return found ? std::optional{found->ticket_id} : std::nullopt;
}

class Feed {
 public:
  explicit Feed(LivePlace place) : place_(place) {}

  void reset() { add("reset", "{}"); }

  void event(audit::Event const& event, tickets::TicketId ticket) {
    http::JsonWriter json;
    json.begin_object();
    json.key("kind");
    json.text(event.kind);
    json.key("ticket");
    json.text(to_text(ticket));
    json.key("by");
    json.text(event.actor_id ? to_text(*event.actor_id) : std::string{});
    json.end_object();
    add("ticket", std::move(json).take());
  }

  void presence(Presence const& presence) {
    place_.presence = std::max(place_.presence, presence.told_at);
    http::JsonWriter json;
    json.begin_object();
    json.key("ticket");
    json.text(to_text(presence.ticket_id));
    json.key("person");
    json.text(to_text(presence.person_id));
    json.key("name");
    json.text(presence.name);
    json.key("state");
    json.text(to_text(presence.state));
    json.end_object();
    add("presence", std::move(json).take());
  }

  void pass(std::int64_t number) { place_.event = number; }

  /// Events that nobody here may see move the place, too.
  std::string take(LivePlace const& from) && {
    if (text_.empty() && place_ != from) text_ = "id: " + write_place(place_) + "\nevent: place\ndata: {}\n\n";
    return std::move(text_);
  }

 private:
  void add(std::string_view name, std::string const& data) {
    text_.append("id: ").append(write_place(place_)).append("\nevent: ").append(name);
    text_.append("\ndata: ").append(data).append("\n\n");
  }

  LivePlace place_;
  std::string text_;
};

}  // namespace

std::string write_place(LivePlace const& place) {
  return std::to_string(place.event) + "-" + std::to_string(place.presence.time_since_epoch().count());
}

std::optional<LivePlace> parse_live_place(std::string_view text) {
  auto const dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  LivePlace place;
  std::int64_t presence = 0;
  if (!read_number(text.substr(0, dash), place.event) || !read_number(text.substr(dash + 1), presence))
    return std::nullopt;
  place.presence = Time{Duration{presence}};
  return place;
}

std::string live_since(storage::Transaction& tx, Actor const& actor, std::optional<LivePlace> const& place, Time now) {
  auto const last = audit::last_numbered(tx, actor.desk);
  auto const newest = last ? *last->number : 0;
  bool const is_lost = !place || place->event > newest || newest - place->event > kTooFarBehind;
  LivePlace const from = is_lost ? LivePlace{newest, now - kPresenceLasts} : *place;
  Feed feed(from);
  if (is_lost) feed.reset();
  if (newest > from.event) {
    for (auto const& event : audit::events_after(tx, actor.desk, from.event, kEventsMax)) {
      feed.pass(*event.number);
      auto const ticket = ticket_of(tx, actor.desk, event.subject);
      if (ticket && !tickets::find_visible(tx, actor, *ticket).has_error()) feed.event(event, *ticket);
    }
  }
  for (auto const& presence : told_since(tx, actor, from.presence)) feed.presence(presence);
  return std::move(feed).take(from);
}

}  // namespace podpora::queue

#include "features/calendars/feeds.h"

#include "features/calendars/calendar_store.h"
#include "features/calendars/feed_store.h"
#include "features/calendars/ics_holidays.h"
#include "platform/http/json.h"

#include <fmt/format.h>

namespace podpora::calendars {

namespace {

constexpr auto kAgain = std::chrono::hours{24};
constexpr auto kAfterFailure = std::chrono::hours{1};

/// A document with what it says.
struct Read {
  std::string content;
  std::vector<Holiday> days;
};

/// Codes of `read_ics` and of the network, as codes of a field.
Result<Read> read_document(Result<std::string> content, std::string const& pointer, std::string const& zone) {
  if (content.has_error()) {
    auto const& error = content.error();
    if (error.kind != ErrorCode::kUnavailable) return error;
    return invalid(pointer, "not-fetched", error.args);
  }
  auto days = read_ics(*content, zone);
  if (days.has_error()) return invalid(pointer, days.error().code, days.error().args);
  return Read{std::move(*content), std::move(*days)};
}

std::string detail_of(FieldError const& fault) {
  for (auto const& arg : fault.args) {
    if (auto const* text = std::get_if<std::string>(&arg.value)) return *text;
  }
  return "";
}

void schedule(storage::Transaction& tx, Context const& context, DeskId desk, Feed const& feed) {
  if (feed.url.empty()) return;
  auto const at = feed.tried_at + (feed.failure.empty() ? Duration{kAgain} : Duration{kAfterFailure});
  auto payload = http::Json::object();
  payload.set("calendar", to_text(feed.calendar_id)).set("feed", to_text(feed.id));
  jobs::enqueue(tx, context.audit.ids, context.audit.clock,
                {.desk = desk,
                 .kind = kRefreshJob,
                 .payload = http::write_json(payload),
                 .run_at = at,
                 .dedupe_key = fmt::format("{}:{}:{}", kRefreshJob, to_text(feed.id), at.time_since_epoch().count())});
}

/// What a good document changes of the feed; its days are written by the caller.
void take(Feed& feed, blobs::BlobRef const& blob, Read const& read, Time now) {
  feed.sha256 = blob.sha256;
  feed.days = static_cast<std::int64_t>(read.days.size());
  feed.fetched_at = now;
  feed.tried_at = now;
  feed.failure.clear();
  feed.failure_detail.clear();
}

Result<void> check(NewFeed const& feed) {
  if (feed.name.empty()) return invalid("/name", "required");
  if (feed.url.empty() && feed.content.empty()) return invalid("/url", "required");
  if (!feed.url.empty() && !feed.content.empty()) return invalid("/content", "must-be-empty");
  return {};
}

/// Writes down how a try went.
Result<Feed> note_try(storage::Transaction& tx, Context const& context, Actor const& actor, Feed feed,
                      Result<Read> const& read) {
  auto const now = context.audit.clock.now();
  if (read.has_error()) {
    auto const error = read.error();
    auto const& fault = error.fields.front();
    feed.tried_at = now;
    feed.failure = fault.code;
    feed.failure_detail = detail_of(fault);
    if (!update_feed(tx, actor.desk, feed)) return not_found("feed");
  } else {
    take(feed, context.blobs.put(tx, actor.desk, read->content, now), *read, now);
    if (!update_feed(tx, actor.desk, feed)) return not_found("feed");
    keep_revision(tx, context, actor, feed.calendar_id, Cause::kFeed,
                  [&] { replace_feed_days(tx, actor.desk, feed, read->days); });
  }
  schedule(tx, context, actor.desk, feed);
  return feed;
}

}  // namespace

Result<Feed> add_feed(storage::Database& database, Context const& context, Actor const& actor, NewFeed const& given) {
  auto const scope = storage::Scope::of(actor.desk);
  auto const calendar =
      database.read(scope, [&](auto& tx) { return find_own_calendar(tx, actor.desk, given.calendar_id); });
  if (!calendar) return not_found("calendar");
  TRY(check(given));
  bool const is_file = given.url.empty();
  auto const read = TRY(read_document(is_file ? Result<std::string>{given.content} : context.fetch(given.url),
                                      is_file ? "/content" : "/url", calendar->time_zone));
  context.blobs.prepare(read.content);
  return database.write(scope, [&](storage::Transaction& tx) -> Result<Feed> {
    if (!find_own_calendar(tx, actor.desk, given.calendar_id)) return not_found("calendar");
    if (feeds_of(tx, actor.desk, given.calendar_id).size() >= kFeedsMax) return conflict("feeds-too-many");
    auto const now = context.audit.clock.now();
    Feed feed{
        .calendar_id = given.calendar_id, .id = context.audit.ids.make<FeedId>(), .name = given.name, .url = given.url};
    take(feed, context.blobs.put(tx, actor.desk, read.content, now), read, now);
    insert_feed(tx, actor.desk, feed);
    keep_revision(tx, context, actor, feed.calendar_id, Cause::kFeed,
                  [&] { replace_feed_days(tx, actor.desk, feed, read.days); });
    schedule(tx, context, actor.desk, feed);
    return feed;
  });
}

Result<Feed> refresh_feed(storage::Database& database, Context const& context, Actor const& actor, CalendarId calendar,
                          FeedId id) {
  struct Found {
    Feed feed;
    std::string zone;
  };
  auto const scope = storage::Scope::of(actor.desk);
  auto const found = TRY(database.read(scope, [&](storage::Transaction& tx) -> Result<Found> {
    auto const own = find_own_calendar(tx, actor.desk, calendar);
    auto const feed = find_feed(tx, actor.desk, calendar, id);
    if (!own || !feed) return not_found("feed");
    return Found{*feed, own->time_zone};
  }));
  if (found.feed.url.empty()) return conflict("feed-is-file");
  auto const read = read_document(context.fetch(found.feed.url), "/url", found.zone);
  if (!read.has_error()) context.blobs.prepare(read->content);
  return database.write(scope,
                        [&](storage::Transaction& tx) { return note_try(tx, context, actor, found.feed, read); });
}

Result<void> remove_feed(storage::Transaction& tx, Context const& context, Actor const& actor, CalendarId calendar,
                         FeedId id) {
  if (!find_feed(tx, actor.desk, calendar, id)) return not_found("feed");
  keep_revision(tx, context, actor, calendar, Cause::kFeed, [&] { delete_feed(tx, actor.desk, calendar, id); });
  return {};
}

void read_feeds_again(storage::Transaction& tx, Context const& context, DeskId desk, Calendar const& calendar) {
  for (auto const& feed : feeds_of(tx, desk, calendar.id)) {
    auto const content = context.blobs.get(tx, desk, feed.sha256);
    if (!content) continue;
    auto const days = read_ics(*content, calendar.time_zone);
    if (!days.has_error()) replace_feed_days(tx, desk, feed, *days);
  }
}

void refresh_job(storage::Database& database, Context const& context, jobs::Job const& job) {
  auto const payload = http::parse_json(job.payload).value();
  auto const id_in = [&](char const* name) { return *payload.find(name)->as<std::string>(); };
  auto const calendar = parse_id<CalendarTag>(id_in("calendar")).value();
  auto const feed = parse_id<FeedTag>(id_in("feed")).value();
  // A feed that was taken away meanwhile needs nothing more.
  [[maybe_unused]] auto const tried = refresh_feed(database, context, system_actor(job.desk), calendar, feed);
}

}  // namespace podpora::calendars

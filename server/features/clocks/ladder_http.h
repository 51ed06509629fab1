#pragma once

#include "features/clocks/ladder.h"
#include "features/clocks/notice.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::clocks {

inline std::vector<http::FieldLimit> wire_limits(Rung const*) {
  return {{"percent", {.min = 1, .max = 100}},
          {"teams", {.min = std::nullopt, .max = 20}},
          {"people", {.min = std::nullopt, .max = 50}}};
}

struct LadderRequest {
  std::string name;
  std::vector<Severity> severities;  ///< empty: any
  std::vector<ClockKind> kinds;      ///< empty: any
  std::optional<calendars::CalendarId> calendar_id;
  std::vector<Rung> rungs;
};
BOOST_DESCRIBE_STRUCT(LadderRequest, (), (name, severities, kinds, calendar_id, rungs))
inline std::vector<http::FieldLimit> wire_limits(LadderRequest const*) {
  return {{"name", {.min = std::nullopt, .max = 200}}, {"rungs", {.min = std::nullopt, .max = 10}}};
}

struct LadderList {
  std::vector<Ladder> items;
};
BOOST_DESCRIBE_STRUCT(LadderList, (), (items))

struct NoticeList {
  std::vector<NoticeView> items;
  std::int64_t unread{0};
};
BOOST_DESCRIBE_STRUCT(NoticeList, (), (items, unread))

/// Up to and with this one.
struct ReadRequest {
  NoticeId last;
};
BOOST_DESCRIBE_STRUCT(ReadRequest, (), (last))

/// Ladders, and the notices of whoever asks.
class LadderHttp {
 public:
  LadderHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<LadderList> list(http::Call const& call) const;
  Result<http::Created<Ladder>> add(http::Call const& call, LadderRequest request) const;
  Result<Ladder> change(http::Call const& call, LadderRequest request) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  Result<NoticeList> notices(http::Call const& call) const;
  Result<NoticeList> read(http::Call const& call, ReadRequest request) const;

 private:
  NoticeList notices_in(storage::Transaction& tx, Actor const& actor) const;

  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::clocks

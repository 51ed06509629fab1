#pragma once

#include "features/follow/follower.h"
#include "features/follow/notice.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::follow {

struct FollowersView {
  std::vector<Follower> items;
  bool is_following{false};  ///< the one who asks
};
BOOST_DESCRIBE_STRUCT(FollowersView, (), (items, is_following))

/// A notice with its ticket, as its reader sees it.
struct TicketNoticeView {
  TicketNoticeId id;
  tickets::TicketId ticket_id;
  std::int64_t ticket_number{0};
  std::string ticket_subject;
  NoticeKind kind{NoticeKind::kMessage};
  std::string by_name;
  Time made_at;
  std::optional<Time> read_at;
};
BOOST_DESCRIBE_STRUCT(TicketNoticeView, (),
                      (id, ticket_id, ticket_number, ticket_subject, kind, by_name, made_at, read_at))

struct TicketNoticeList {
  std::vector<TicketNoticeView> items;
  std::int64_t unread{0};
};
BOOST_DESCRIBE_STRUCT(TicketNoticeList, (), (items, unread))

/// Up to and with this one.
struct ReadNoticesRequest {
  TicketNoticeId last;
};
BOOST_DESCRIBE_STRUCT(ReadNoticesRequest, (), (last))

struct NoticeMailSetting {
  NoticeMail mail{NoticeMail::kMentions};
};
BOOST_DESCRIBE_STRUCT(NoticeMailSetting, (), (mail))

/// Following, and the notices of whoever asks.
class Http {
 public:
  Http(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<FollowersView> followers(http::Call const& call) const;
  Result<FollowersView> follow(http::Call const& call) const;
  Result<FollowersView> unfollow(http::Call const& call) const;
  Result<TicketNoticeList> notices(http::Call const& call) const;
  Result<TicketNoticeList> read(http::Call const& call, ReadNoticesRequest request) const;
  Result<NoticeMailSetting> get_mail(http::Call const& call) const;
  Result<NoticeMailSetting> set_mail(http::Call const& call, NoticeMailSetting setting) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::follow

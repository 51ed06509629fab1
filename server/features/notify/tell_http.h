#pragma once

#include "features/notify/tell_offer.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::notify {

struct TellingRequest {
  PersonId person_id;
  std::optional<bool> ask_acceptance;  ///< a link to accept the current offer goes along
};
BOOST_DESCRIBE_STRUCT(TellingRequest, (), (person_id, ask_acceptance))

struct TellingView {
  std::string subject;
  std::string body;  ///< Markdown
  std::string to;
  std::string to_name;
  std::string language;
  std::int64_t offer_number{0};
};
BOOST_DESCRIBE_STRUCT(TellingView, (), (subject, body, to, to_name, language, offer_number))

struct ToldView {
  std::string contact;
  offers::OfferId offer_id;
  std::optional<std::int64_t> offer_number;
  tickets::TicketId ticket_id;
  std::string told_by;
  Time at;
};
BOOST_DESCRIBE_STRUCT(ToldView, (), (contact, offer_id, offer_number, ticket_id, told_by, at))

struct ToldList {
  std::vector<ToldView> items;
};
BOOST_DESCRIBE_STRUCT(ToldList, (), (items))

/// Telling customers which support they have.
class TellHttp {
 public:
  TellHttp(storage::Database& database, tickets::Context const& context, WebAddress web)
      : database_(database), context_(context), web_(std::move(web)) {}

  Result<TellingView> preview(http::Call const& call, TellingRequest request) const;
  Result<ToldList> tell(http::Call const& call, TellingRequest request) const;
  Result<ToldList> list(http::Call const& call) const;

 private:
  storage::Database& database_;
  tickets::Context const& context_;
  WebAddress web_;
};

}  // namespace podpora::notify

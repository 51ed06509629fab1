#pragma once

#include "features/offers/offer_template.h"
#include "features/offers/wire.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::offers {

struct OfferTemplateList {
  std::vector<OfferTemplate> items;
};
BOOST_DESCRIBE_STRUCT(OfferTemplateList, (), (items))

struct FromTemplateRequest {
  std::optional<calendars::CalendarId> calendar_id;  ///< behind the template's first hours; made from it without
  std::string mail;                                  ///< where customers write
  std::optional<std::string> phone;
  std::string currency;
  std::int64_t hourly_minor{0};
};
BOOST_DESCRIBE_STRUCT(FromTemplateRequest, (), (calendar_id, mail, phone, currency, hourly_minor))
inline std::vector<http::FieldLimit> wire_limits(FromTemplateRequest const*) {
  return {{"mail", {.min = 1, .max = 254}}, {"phone", {.min = 0, .max = 60}}, {"currency", {.min = 3, .max = 3}}};
}

/// What an offer may begin with.
class TemplateHttp {
 public:
  TemplateHttp(storage::Database& database, audit::Context audit, std::string public_url)
      : database_(database), audit_(audit), public_url_(std::move(public_url)) {}

  Result<OfferTemplateList> list(http::Call const& call) const;
  Result<http::Created<OfferView>> draft(http::Call const& call, FromTemplateRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
  std::string public_url_;
};

}  // namespace podpora::offers

#pragma once

#include "features/audit/audit.h"
#include "features/calendars/wire.h"
#include "features/offers/offer.h"

#include <boost/describe/class.hpp>

namespace podpora::offers {

/// Hours of a template: the week of the calendar that stands behind them.
struct TemplateHours {
  std::string code;
  LocalText title;
  LocalText calendar_name;
  std::vector<calendars::SlotView> slots;
  bool keeps_holidays{true};  ///< closed on public holidays
};
BOOST_DESCRIBE_STRUCT(TemplateHours, (), (code, title, calendar_name, slots, keeps_holidays))

/// What an offer may begin with: everything but the desk's own address, calendar and price. The files are
/// `templates/offers/*.json`, in the order of their names.
struct OfferTemplate {
  std::string code;
  LocalText name;   ///< for whoever chooses
  LocalText about;  ///< for whom it is
  LocalText title;
  LocalText summary;
  std::vector<TemplateHours> hours;  ///< the first ones are those that the desk may bring a calendar for
  std::string contact_hours;         ///< when somebody answers
  std::vector<SupportLine> support;
  std::vector<Target> targets;
  Price price;
  std::vector<LocalText> exclusions;
  LocalText escalation;
};
BOOST_DESCRIBE_STRUCT(OfferTemplate, (),
                      (code, name, about, title, summary, hours, contact_hours, support, targets, price, exclusions,
                       escalation))

/// All templates that there are. Throws std::logic_error for a file that cannot be read, which a test rules out.
std::vector<OfferTemplate> const& offer_templates();

/// What only the desk knows.
struct FromTemplate {
  std::string code;
  std::optional<calendars::CalendarId> calendar_id;  ///< behind the first hours; made from the template without
  std::string mail;
  std::string phone;       ///< may be empty
  std::string portal_url;  ///< may be empty
  std::string currency;
  std::int64_t hourly_minor{0};
};

/// A draft that can be published as it is. Calendars that the desk has not are made: by the template's week, in the
/// desk's time zone, with the public holidays of its country where they are known; one of the same name and week is
/// used again. kNotFound for the template; kInvalid `/calendar_id`, `/mail`, `/phone`, `/currency`, `/hourly_minor`.
/// Records `calendar.added`, `offer.drafted`. In the caller's transaction.
Result<Offer> draft_from_template(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                  FromTemplate const& request);

}  // namespace podpora::offers

#include "app/calendar_uses.h"

#include "features/clocks/ladder_store.h"
#include "features/delivery/arrangement.h"
#include "features/offers/offer_store.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::app {

namespace {

std::string name_of(offers::Offer const& offer, std::string const& language) {
  auto const title = offer.content.title.in(language);
  if (!offer.number) return title;
  return title + " (" + i18n::text(language, "ui.offer.version", {{"number", *offer.number}}) + ")";
}

}  // namespace

std::vector<std::string> calendar_uses(storage::Transaction& tx, Actor const& actor, calendars::CalendarId id) {
  std::vector<std::string> uses;
  for (auto const& offer : offers::list_offers(tx, actor.desk)) {
    auto const& hours = offer.content.hours;
    if (std::ranges::find(hours, id, &offers::Hours::calendar_id) == hours.end()) continue;
    uses.push_back(name_of(offer, actor.language));
  }
  for (auto const& arrangement : delivery::arrangements_of(tx, actor.desk)) {
    if (arrangement.calendar_id == id) uses.push_back(arrangement.partner_name);
  }
  for (auto const& ladder : clocks::list_ladders(tx, actor.desk)) {
    if (ladder.calendar_id == id) uses.push_back(ladder.name);
  }
  return uses;
}

}  // namespace podpora::app

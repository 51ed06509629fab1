#include "features/offers/offer_template.h"

#include "features/calendars/add_calendar.h"
#include "features/calendars/calendar_store.h"
#include "features/identity/desk.h"
#include "features/offers/offer_rules.h"
#include "features/offers/publish_offer.h"
#include "platform/base/embedded.h"
#include "platform/http/wire.h"

#include <algorithm>

namespace podpora::offers {

namespace {

constexpr std::string_view kFolder = "templates/offers/";

std::vector<OfferTemplate> read_all() {
  std::vector<OfferTemplate> all;
  for (auto const& file : embedded_files()) {
    if (!file.path.starts_with(kFolder)) continue;
    auto read = http::read_json<OfferTemplate>(file.content);
    if (!read) throw std::logic_error("cannot read " + std::string{file.path});
    all.push_back(std::move(read.value()));
  }
  return all;
}

/// The public holidays that are known by rule where the desk is.
calendars::Preset preset_of(identity::Desk const& desk) {
  return desk.time_zone == "Europe/Prague" ? calendars::Preset::kCzech : calendars::Preset::kNone;
}

bool is_same_week(calendars::Calendar const& one, calendars::Calendar const& other) {
  return one.name == other.name && one.time_zone == other.time_zone && one.hours == other.hours;
}

/// The name, or the first one with a number behind it that no calendar has.
std::string free_name(std::vector<calendars::Calendar> const& all, std::string const& wanted) {
  auto const taken = [&](std::string const& name) {
    return std::ranges::any_of(all, [&](auto const& each) { return each.name == name; });
  };
  auto name = wanted;
  for (int number = 2; taken(name); ++number) name = wanted + " " + std::to_string(number);
  return name;
}

Result<calendars::CalendarId> calendar_of(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                          identity::Desk const& desk, TemplateHours const& hours) {
  auto wanted = TRY(calendars::from_view({.id = {},
                                          .name = hours.calendar_name.in(desk.language),
                                          .time_zone = desk.time_zone,
                                          .hours = hours.slots,
                                          .preset = hours.keeps_holidays ? preset_of(desk) : calendars::Preset::kNone,
                                          .holidays = {},
                                          .exceptions = {}}));
  auto const all = calendars::list_calendars(tx, actor.desk);
  auto const same = std::ranges::find_if(all, [&](auto const& each) { return is_same_week(each, wanted); });
  if (same != all.end()) return same->id;
  wanted.name = free_name(all, wanted.name);
  auto const added = TRY(calendars::add_calendar(tx, context, actor, std::move(wanted)));
  return added.id;
}

Result<std::vector<Hours>> hours_of(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                    OfferTemplate const& from, FromTemplate const& request) {
  auto const desk = identity::find_desk(tx, actor.desk).value();
  std::vector<Hours> hours;
  for (auto const& each : from.hours) {
    bool const is_given = hours.empty() && request.calendar_id;
    auto const calendar = is_given ? *request.calendar_id : TRY(calendar_of(tx, context, actor, desk, each));
    hours.push_back({each.code, each.title, calendar});
  }
  return hours;
}

std::vector<ContactWay> ways_of(OfferTemplate const& from, FromTemplate const& request) {
  std::vector<ContactWay> ways{{Way::kMail, request.mail, from.contact_hours, {}}};
  if (!request.phone.empty()) ways.push_back({Way::kPhone, request.phone, from.contact_hours, {}});
  if (!request.portal_url.empty()) ways.push_back({Way::kPortal, request.portal_url, from.contact_hours, {}});
  return ways;
}

/// The faults of the content at the fields of the request that they come from.
Result<void> check(storage::Transaction& tx, DeskId desk, FromTemplate const& request) {
  if (request.calendar_id && !calendars::find_calendar(tx, desk, *request.calendar_id)) {
    return invalid("/calendar_id", "unknown-reference");
  }
  if (!is_currency(request.currency)) return invalid("/currency", "currency");
  Content const probe{.contact = ways_of({}, request), .price = {.hourly_minor = request.hourly_minor}};
  for (auto const& fault : content_faults(probe, "")) {
    if (fault.pointer == "/contact/0/value") return invalid("/mail", fault.code);
    if (fault.pointer == "/contact/1/value" && !request.phone.empty()) return invalid("/phone", fault.code);
    if (fault.pointer == "/price/hourly_minor") return invalid("/hourly_minor", fault.code);
  }
  return {};
}

/// The desk's own language first.
std::vector<std::string> languages_of(storage::Transaction& tx, DeskId desk) {
  auto const own = identity::find_desk(tx, desk)->language;
  return own == "en" ? std::vector<std::string>{"en"} : std::vector<std::string>{own, "en"};
}

}  // namespace

std::vector<OfferTemplate> const& offer_templates() {
  static auto const all = read_all();
  return all;
}

Result<Offer> draft_from_template(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                                  FromTemplate const& request) {
  auto const& all = offer_templates();
  auto const from = std::ranges::find(all, request.code, &OfferTemplate::code);
  if (from == all.end()) return not_found("offer template");
  TRY(check(tx, actor.desk, request));
  Content content{.title = from->title,
                  .summary = from->summary,
                  .support = from->support,
                  .hours = TRY(hours_of(tx, context, actor, *from, request)),
                  .contact = ways_of(*from, request),
                  .targets = from->targets,
                  .price = from->price,
                  .exclusions = from->exclusions,
                  .languages = languages_of(tx, actor.desk),
                  .escalation = from->escalation};
  content.price.currency = request.currency;
  content.price.hourly_minor = request.hourly_minor;
  return draft_offer(tx, context, actor, content);
}

}  // namespace podpora::offers

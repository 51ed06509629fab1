#include "features/offers/offer_rules.h"

#include <algorithm>
#include <set>

namespace podpora::offers {

namespace {

class Faults {
 public:
  explicit Faults(std::string pointer) : pointer_(std::move(pointer)) {}

  void add(std::string const& where, std::string code) { faults_.push_back({pointer_ + where, std::move(code), {}}); }
  void require(bool good, std::string const& where, char const* code) {
    if (!good) add(where, code);
  }
  /// Both languages, or neither where the text may be left out.
  void require_text(LocalText const& text, std::string const& where) {
    require(!text.en.empty(), where + "/en", "required");
    require(!text.cs.empty(), where + "/cs", "required");
  }
  void require_both_or_none(LocalText const& text, std::string const& where) {
    if (!text.en.empty() || !text.cs.empty()) require_text(text, where);
  }
  std::vector<FieldError> take() && { return std::move(faults_); }

 private:
  std::string pointer_;
  std::vector<FieldError> faults_;
};

std::string at(char const* list, std::size_t i, char const* member = "") {
  return "/" + std::string(list) + "/" + std::to_string(i) + member;
}

/// Only what may stand in a link of the page.
bool is_address(ContactWay const& way) {
  switch (way.way) {
    case Way::kMail:
      return way.value.find('@') != std::string::npos && way.value.find(' ') == std::string::npos;
    case Way::kPhone:
      return way.value.size() >= 3 && way.value.find_first_not_of("+0123456789 ()/-") == std::string::npos;
    case Way::kPortal:
    case Way::kWeb:
      return way.value.starts_with("https://") || way.value.starts_with("http://");
  }
  return false;
}

void check_price(Price const& price, std::set<std::string> const& codes, Faults& faults) {
  constexpr std::int64_t kMinutesMax = 525'600;
  constexpr std::int64_t kMinorMax = 1'000'000'000;
  auto const within = [](std::int64_t value, std::int64_t least, std::int64_t most) {
    return value >= least && value <= most;
  };
  faults.require(price.currency.empty() || is_currency(price.currency), "/price/currency", "currency");
  faults.require(within(price.hourly_minor, 0, kMinorMax), "/price/hourly_minor", "out-of-range");
  faults.require(within(price.after_hours_percent, 0, 1000), "/price/after_hours_percent", "out-of-range");
  faults.require(within(price.minimum_minutes, 0, 1440), "/price/minimum_minutes", "out-of-range");
  faults.require(within(price.increment_minutes, 1, 1440), "/price/increment_minutes", "out-of-range");
  faults.require(within(price.included_minutes, 0, kMinutesMax), "/price/included_minutes", "out-of-range");
  faults.require(within(price.per_incident_minor.value_or(0), 0, kMinorMax), "/price/per_incident_minor",
                 "out-of-range");
  faults.require(price.hours.empty() || codes.contains(price.hours), "/price/hours", "hours-unknown");
}

void check_targets(Content const& content, std::set<std::string> const& codes, Faults& faults) {
  constexpr std::int64_t kMinutesMax = 525'600;
  for (std::size_t i = 0; i < content.targets.size(); ++i) {
    auto const& target = content.targets[i];
    auto const positive = [](std::int64_t minutes) { return minutes > 0 && minutes <= kMinutesMax; };
    faults.require(codes.contains(target.hours), at("targets", i, "/hours"), "hours-unknown");
    faults.require(positive(target.first_response_minutes), at("targets", i, "/first_response_minutes"),
                   "out-of-range");
    faults.require(positive(target.next_update_minutes.value_or(1)), at("targets", i, "/next_update_minutes"),
                   "out-of-range");
    faults.require(positive(target.resolution_minutes.value_or(1)), at("targets", i, "/resolution_minutes"),
                   "out-of-range");
    auto const same = [&](Target const& other) {
      return other.severity == target.severity && other.kind == target.kind && other.service == target.service;
    };
    bool const again = std::any_of(content.targets.begin(), content.targets.begin() + static_cast<long>(i), same);
    faults.require(!again, at("targets", i), "duplicate");
  }
}

}  // namespace

bool is_currency(std::string const& text) {
  return text.size() == 3 && std::ranges::all_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string const& LocalText::in(std::string_view language) const {
  auto const& wanted = language == "cs" ? cs : en;
  auto const& other = language == "cs" ? en : cs;
  return wanted.empty() ? other : wanted;
}

std::vector<FieldError> content_faults(Content const& content, std::string const& pointer) {
  Faults faults(pointer);
  std::set<std::string> codes;
  for (std::size_t i = 0; i < content.hours.size(); ++i) {
    faults.require(!content.hours[i].code.empty(), at("hours", i, "/code"), "required");
    faults.require(codes.insert(content.hours[i].code).second, at("hours", i, "/code"), "duplicate");
  }
  std::set<std::string> services;
  for (std::size_t i = 0; i < content.support.size(); ++i) {
    auto const& line = content.support[i];
    faults.require(!line.service.empty(), at("support", i, "/service"), "required");
    faults.require(services.insert(line.service).second, at("support", i, "/service"), "duplicate");
    bool const named = (line.delivery == Delivery::kOwn) == line.delivered_by.empty();
    faults.require(named, at("support", i, "/delivered_by"),
                   line.delivery == Delivery::kOwn ? "must-be-empty" : "required");
  }
  for (std::size_t i = 0; i < content.contact.size(); ++i) {
    auto const& way = content.contact[i];
    faults.require(is_address(way), at("contact", i, "/value"), "contact-address");
    faults.require(way.hours.empty() || codes.contains(way.hours), at("contact", i, "/hours"), "hours-unknown");
  }
  for (std::size_t i = 0; i < content.languages.size(); ++i) {
    faults.require(content.languages[i].size() == 2, at("languages", i), "language");
  }
  check_targets(content, codes, faults);
  check_price(content.price, codes, faults);
  return std::move(faults).take();
}

std::vector<FieldError> publication_faults(Content const& content, std::string const& pointer) {
  Faults faults(pointer);
  faults.require_text(content.title, "/title");
  faults.require_text(content.summary, "/summary");
  faults.require_text(content.escalation, "/escalation");
  faults.require(!content.support.empty(), "/support", "required");
  faults.require(!content.hours.empty(), "/hours", "required");
  faults.require(!content.contact.empty(), "/contact", "required");
  faults.require(!content.targets.empty(), "/targets", "required");
  faults.require(!content.languages.empty(), "/languages", "required");
  faults.require(is_currency(content.price.currency), "/price/currency", "currency");
  faults.require(!content.price.hours.empty(), "/price/hours", "required");
  for (std::size_t i = 0; i < content.support.size(); ++i) {
    faults.require_text(content.support[i].title, at("support", i, "/title"));
    faults.require_both_or_none(content.support[i].note, at("support", i, "/note"));
    faults.require(!content.support[i].kinds.empty(), at("support", i, "/kinds"), "required");
  }
  for (std::size_t i = 0; i < content.hours.size(); ++i) {
    faults.require_text(content.hours[i].title, at("hours", i, "/title"));
  }
  for (std::size_t i = 0; i < content.contact.size(); ++i) {
    faults.require_both_or_none(content.contact[i].note, at("contact", i, "/note"));
  }
  for (std::size_t i = 0; i < content.exclusions.size(); ++i) {
    faults.require_text(content.exclusions[i], at("exclusions", i));
  }
  return std::move(faults).take();
}

Target const* target_for(Content const& content, Severity severity, Kind kind, std::string const& service) {
  Target const* best = nullptr;
  int best_score = -1;
  for (auto const& target : content.targets) {
    if (target.severity != severity) continue;
    if (target.kind && *target.kind != kind) continue;
    if (!target.service.empty() && target.service != service) continue;
    int const score = (target.service.empty() ? 0 : 2) + (target.kind ? 1 : 0);
    if (score > best_score) {
      best = &target;
      best_score = score;
    }
  }
  return best;
}

calendars::Calendar const* calendar_for(Offer const& offer, std::string const& hours) {
  auto const named = std::ranges::find(offer.content.hours, hours, &Hours::code);
  if (named == offer.content.hours.end()) return nullptr;
  return calendar_by_id(offer, named->calendar_id);
}

calendars::Calendar const* calendar_by_id(Offer const& offer, calendars::CalendarId id) {
  auto const found = std::ranges::find(offer.calendars, id, &calendars::Calendar::id);
  return found == offer.calendars.end() ? nullptr : &*found;
}

std::vector<DeliveryTerm const*> terms_of(Offer const& offer, SupportLine const& line) {
  std::vector<DeliveryTerm const*> terms;
  for (auto const& term : offer.delivery) {
    if (term.mode == Delivery::kOwn) continue;
    if (term.service != "*" && term.service != line.service) continue;
    bool const counts = std::ranges::any_of(line.kinds, [&](Kind kind) {
      if (term.kind && *term.kind != kind) return false;
      auto const replaces = [&](DeliveryTerm const& other) {
        bool const for_it = other.service == line.service && term.service == "*" && !other.calendar_id;
        return for_it && (!other.kind || *other.kind == kind);
      };
      return std::ranges::none_of(offer.delivery, replaces);
    });
    if (counts) terms.push_back(&term);
  }
  std::ranges::stable_sort(terms, {}, [](DeliveryTerm const* term) { return term->service == "*"; });
  return terms;
}

bool delivered_always(Offer const& offer, std::string const& service, Kind kind) {
  std::vector<DeliveryTerm> always;
  for (auto const& term : offer.delivery) {
    if (!term.calendar_id) always.push_back(term);
  }
  auto const* const best = delivery::best_fit(always, service, kind);
  return best != nullptr && best->mode != Delivery::kOwn;
}

calendars::Calendar const* main_calendar(Offer const& offer) {
  return offer.content.hours.empty() ? nullptr : calendar_for(offer, offer.content.hours.front().code);
}

SupportLine const* support_for(Content const& content, std::string const& service) {
  auto const found = std::ranges::find(content.support, service, &SupportLine::service);
  return found == content.support.end() ? nullptr : &*found;
}

}  // namespace podpora::offers

#include "features/insight/sentence.h"

#include "platform/base/enum_text.h"
#include "platform/http/wire.h"
#include "platform/i18n/catalogue.h"

namespace podpora::insight {

namespace {

/// A day as people write it, `2027-01-12` where it cannot be read.
std::string day_in(std::string const& language, std::string const& date) {
  auto const at = parse_rfc3339(date + "T00:00:00Z");
  return at ? day_text(language, calendars::Date{std::chrono::floor<std::chrono::days>(*at)}) : date;
}

}  // namespace

std::string day_text(std::string const& language, calendars::Date date) {
  return i18n::text(language, "signal.day",
                    {{"day", std::to_string(static_cast<unsigned>(date.day()))},
                     {"month", "m" + std::to_string(static_cast<unsigned>(date.month()))},
                     {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string Words::service(std::string const& code) const {
  auto const* edition = rulebook::edition_for(rulebook_, code, at_);
  auto const* found = edition ? rulebook::find_service(*edition, code) : nullptr;
  return found ? found->name.in(language_) : code;
}

std::string Words::cause(std::string const& code) const {
  for (auto const* edition : rulebook::in_force(rulebook_, at_)) {
    for (auto const& cause : edition->rules.causes) {
      if (cause.code == code) return cause.name.in(language_);
    }
  }
  return code;
}

std::string Words::vehicle(std::string const& code) const {
  for (auto const* edition : rulebook::in_force(rulebook_, at_)) {
    if (auto const* found = rulebook::find_vehicle(*edition, code)) return found->name.in(language_);
  }
  return code;
}

std::string Words::sentence(RuleCode rule, std::string const& service, Evidence const& evidence,
                            std::string const& prefix) const {
  TextArgs args{{"service", this->service(service)}, {"has_service", service.empty() ? "no" : "yes"}};
  for (auto const& [name, number] : evidence.numbers) args.push_back({name, number});
  for (auto const& [name, word] : evidence.words) {
    if (name == "cause") {
      args.push_back({name, cause(word)});
    } else if (name == "date") {
      args.push_back({name, day_in(language_, word)});
    } else if (name == "product_" + language_) {
      args.push_back({"product", word});
    } else {
      args.push_back({name, word});
    }
  }
  return i18n::text(language_, prefix + to_text(rule), args);
}

std::string Words::sentence(Signal const& signal, std::string const& prefix) const {
  auto const rule = parse_enum<RuleCode>(signal.rule);
  return rule ? sentence(*rule, signal.service, evidence_of(signal), prefix) : signal.text;
}

Evidence evidence_of(Signal const& signal) {
  return http::read_json<Evidence>(signal.evidence).value();
}

}  // namespace podpora::insight

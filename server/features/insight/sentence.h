#pragma once

#include "features/calendars/calendar.h"
#include "features/insight/signal.h"
#include "features/rulebook/rulebook.h"

#include <string>

namespace podpora::insight {

/// Names what signals speak of, in one language.
class Words {
 public:
  Words(rulebook::Rulebook const& rulebook, Time at, std::string language)
      : rulebook_(rulebook), at_(at), language_(std::move(language)) {}

  /// What a finding says, in one sentence: the catalogue's `<prefix><rule>`.
  std::string sentence(RuleCode rule, std::string const& service, Evidence const& evidence,
                       std::string const& prefix = "signal.") const;
  /// The same of a signal; an agent's stays in the agent's words.
  std::string sentence(Signal const& signal, std::string const& prefix = "signal.") const;

  /// The code itself, where the rules in force do not have it.
  std::string service(std::string const& code) const;
  std::string cause(std::string const& code) const;
  std::string vehicle(std::string const& code) const;
  std::string const& language() const { return language_; }

 private:
  rulebook::Rulebook const& rulebook_;
  Time at_;
  std::string language_;
};

/// A day without its weekday: `January 12, 2027`.
std::string day_text(std::string const& language, calendars::Date date);

/// The evidence of a stored signal.
Evidence evidence_of(Signal const& signal);

}  // namespace podpora::insight

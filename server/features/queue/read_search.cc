#include "features/queue/read_search.h"

#include "features/calendars/zone.h"
#include "features/delivery/member.h"
#include "features/identity/desk.h"
#include "features/identity/permission.h"
#include "features/identity/person.h"
#include "features/knowledge/words_rules.h"
#include "features/queue/search_rules.h"
#include "features/satisfaction/satisfaction.h"
#include "platform/base/text.h"

#include <algorithm>
#include <charconv>

namespace podpora::queue {

namespace {

constexpr std::size_t kWordsOfTerm = 12;
constexpr std::size_t kCustomersMax = 200;

std::string joined_names(std::vector<std::string> const& names) {
  std::string all;
  for (auto const& name : names) all += (all.empty() ? "" : ", ") + name;
  return all;
}

/// Alternatives add up; what is not wanted is taken away.
void take(Choice& choice, std::vector<std::string> values, bool is_negated) {
  auto& into = is_negated ? choice.never : choice.only ? *choice.only : choice.only.emplace();
  into.insert(into.end(), values.begin(), values.end());
}

/// The number of a ticket, when the text is one.
std::optional<std::int64_t> number_in(std::string_view text) {
  std::int64_t number = 0;
  auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || rest != text.data() + text.size() || number <= 0) return std::nullopt;
  return number;
}

bool is_finished(std::string const& state) {
  return state == "resolved" || state == "closed";
}

/// Turns the terms into a filter, one function for each operator.
class Reading {
 public:
  Reading(storage::Transaction& tx, SearchContext const& context) : tx_(tx), context_(context) {}

  Result<Search> read(std::vector<Term> const& terms) {
    search_.filter.viewer = viewer_of(tx_, context_.actor);
    search_.filter.now = context_.now;
    for (auto const& term : terms) {
      if (term.field.empty()) {
        read_words(term);
      } else {
        search_.has_operators = true;
        TRY(read_operator(term));
      }
    }
    auto& filter = search_.filter;
    filter.unfinished =
        filter.unfinished || (filter.states.only && std::ranges::none_of(*filter.states.only, is_finished));
    return std::move(search_);
  }

 private:
  Error wrong(Term const& term, std::string code, TextArgs more = {}) const {
    TextArgs args{{"value", term.value}, {"field", term.field}, {"at", static_cast<std::int64_t>(term.at)}};
    args.insert(args.end(), more.begin(), more.end());
    return invalid(context_.pointer, std::move(code), std::move(args));
  }

  void read_words(Term const& term) {
    auto const words = knowledge::words_of(term.value, kWordsOfTerm);
    auto& wanted = search_.filter.words;
    if (term.is_quoted) {
      auto phrase = knowledge::folded(term.value);
      if (phrase.empty()) return;
      if (!term.is_negated) {
        wanted.words.insert(wanted.words.end(), words.begin(), words.end());
        search_.stems.insert(search_.stems.end(), words.begin(), words.end());
      }
      (term.is_negated ? search_.filter.not_phrases : search_.filter.phrases).push_back(std::move(phrase));
      return;
    }
    auto& into = term.is_negated ? wanted.without : wanted.beginnings;
    into.insert(into.end(), words.begin(), words.end());
    if (!term.is_negated) search_.stems.insert(search_.stems.end(), words.begin(), words.end());
  }

  Result<void> read_operator(Term const& term) {
    if (term.field == "state") return read_state(term);
    if (term.field == "kind") return read_enum<Kind>(term, search_.filter.kinds);
    if (term.field == "nature") return read_enum<Nature>(term, search_.filter.natures);
    if (term.field == "severity") return read_enum<Severity>(term, search_.filter.severities);
    if (term.field == "service") return read_service(term);
    if (term.field == "customer") return read_customer(term);
    if (term.field == "assignee") return read_assignee(term);
    if (term.field == "before" || term.field == "after") return read_opened(term);
    if (term.field == "due") return read_due(term);
    if (term.field == "has") return read_has(term);
    if (term.field == "csat") return read_score(term);
    if (term.is_negated) return wrong(term, "search-not");
    if (term.field == "number") return read_number(term);
    search_.filter.case_number = term.value;
    return {};
  }

  template <class E>
  Result<void> read_enum(Term const& term, Choice& choice) {
    auto const names = enum_names<E>();
    std::vector<std::string> values;
    for (auto const& part : parts_of(term.value)) {
      auto const name = std::ranges::find(names, ascii_lower(part), [](auto const& text) { return ascii_lower(text); });
      if (name == names.end()) return wrong(term, "search-value", {{"known", joined_names(names)}});
      values.push_back(*name);
    }
    take(choice, std::move(values), term.is_negated);
    return {};
  }

  /// `any` is every state, `unfinished` all that somebody still works on.
  Result<void> read_state(Term const& term) {
    search_.names_state = true;
    auto const value = ascii_lower(term.value);
    if (value == "any" && !term.is_negated) return {};
    if (value == "unfinished") {
      take(search_.filter.states, {"resolved", "closed"}, !term.is_negated);
      search_.filter.unfinished = search_.filter.unfinished || !term.is_negated;
      return {};
    }
    auto error = read_enum<tickets::State>(term, search_.filter.states);
    if (!error.has_error()) return {};
    auto names = enum_names<tickets::State>();
    names.insert(names.end(), {"unfinished", "any"});
    return wrong(term, "search-value", {{"known", joined_names(names)}});
  }

  /// Customers are asked about what is finished, so that is what is looked through.
  Result<void> read_score(Term const& term) {
    search_.names_state = true;
    return read_enum<satisfaction::Score>(term, search_.filter.scores);
  }

  Result<void> read_service(Term const& term) {
    auto const rules = context_.rulebooks.of(tx_, context_.actor.desk);
    std::vector<std::string> codes;
    for (auto const& part : parts_of(term.value)) {
      auto code = ascii_lower(part);
      if (code == "none") code.clear();
      if (!code.empty() && !rulebook::knows_service(*rules, code)) return wrong(term, "search-service");
      codes.push_back(std::move(code));
    }
    take(search_.filter.services, std::move(codes), term.is_negated);
    return {};
  }

  /// By its id, or by words of its name, domain or contacts.
  Result<void> read_customer(Term const& term) {
    std::vector<std::string> ids;
    if (ascii_lower(term.value) == "none") {
      ids.emplace_back("0");
    } else if (auto const id = parse_id<customers::CustomerTag>(term.value)) {
      if (customers::find_customer(tx_, context_.actor.desk, *id)) ids.push_back(std::to_string(id->value));
    } else if (auto words = knowledge::words_of(term.value, kWordsOfTerm); !words.empty()) {
      knowledge::Wanted const wanted{.beginnings = std::move(words)};
      for (auto const found :
           knowledge::find_entries(tx_, context_.actor.desk, knowledge::Indexed::kCustomer, wanted, kCustomersMax))
        ids.push_back(std::to_string(found));
    }
    if (ids.empty()) return wrong(term, "search-customer");
    take(search_.filter.customers, std::move(ids), term.is_negated);
    return {};
  }

  Result<void> read_assignee(Term const& term) {
    std::vector<std::string> ids;
    for (auto const& part : parts_of(term.value)) {
      auto const before = ids.size();
      add_agents(ids, part);
      if (ids.size() == before) return wrong(term, "search-agent");
    }
    take(search_.filter.assignees, std::move(ids), term.is_negated);
    return {};
  }

  /// `me`, `none`, an id, or the agents whose name or address has a word that begins so.
  void add_agents(std::vector<std::string>& ids, std::string const& text) {
    auto const lower = ascii_lower(text);
    if (lower == "none") {
      ids.emplace_back("0");
      return;
    }
    auto const named = lower == "me" ? context_.actor.person : parse_id<PersonTag>(text);
    if (named) ids.push_back(std::to_string(named->value));
    auto const wanted = " " + knowledge::folded(text);
    if (named || wanted.size() == 1) return;
    for (auto const& agent : identity::agents_of(tx_, context_.actor.desk)) {
      auto const known = " " + knowledge::folded(agent.name) + " " + knowledge::folded(agent.email);
      if (known.find(wanted) != std::string::npos) ids.push_back(std::to_string(agent.id.value));
    }
  }

  /// The beginning of that day where the desk is.
  Time start_of(std::chrono::sys_days day) const {
    auto const zone = identity::find_desk(tx_, context_.actor.desk).value().time_zone;
    auto const offset = calendars::zone_span_at(zone, Time{day}).offset;
    auto const guess = Time{day} - offset;
    return Time{day} - calendars::zone_span_at(zone, guess).offset;
  }
  std::chrono::sys_days today() const {
    auto const zone = identity::find_desk(tx_, context_.actor.desk).value().time_zone;
    return std::chrono::floor<std::chrono::days>(context_.now + calendars::zone_span_at(zone, context_.now).offset);
  }

  /// A day, `today`, `yesterday`, or how long ago.
  std::optional<Time> moment_of(std::string const& text) const {
    if (text == "today") return start_of(today());
    if (text == "yesterday") return start_of(today() - std::chrono::days{1});
    if (auto const day = parse_day(text)) return start_of(*day);
    if (auto const stretch = parse_stretch(text)) return context_.now - *stretch;
    return std::nullopt;
  }

  /// `after:` holds from the beginning of its day on, `before:` until then; each is the other's negation.
  Result<void> read_opened(Term const& term) {
    auto const moment = moment_of(ascii_lower(term.value));
    if (!moment) return wrong(term, "search-date");
    auto& filter = search_.filter;
    if ((term.field == "after") != term.is_negated) {
      filter.opened_from = std::max(*moment, filter.opened_from.value_or(*moment));
    } else {
      filter.opened_before = std::min(*moment, filter.opened_before.value_or(*moment));
    }
    return {};
  }

  Result<void> read_due(Term const& term) {
    auto const value = ascii_lower(term.value);
    if (value == "missed") {
      search_.filter.missed = term.is_negated ? Wish::kWithout : Wish::kWith;
      return {};
    }
    if (term.is_negated) return wrong(term, "search-not");
    auto const by = value == "today"       ? std::optional{start_of(today() + std::chrono::days{1})}
                    : parse_stretch(value) ? std::optional<Time>{context_.now + *parse_stretch(value)}
                                           : std::nullopt;
    if (!by) return wrong(term, "search-stretch");
    search_.filter.due_by = *by;
    return {};
  }

  Result<void> read_has(Term const& term) {
    auto const value = ascii_lower(term.value);
    auto const wish = term.is_negated ? Wish::kWithout : Wish::kWith;
    if (value == "escalation") {
      search_.filter.escalation = wish;
    } else if (value == "attachment") {
      search_.filter.attachment = wish;
    } else if (value == "draft") {
      search_.filter.draft = wish;
    } else if (value == "snooze") {
      search_.filter.snoozed = wish;
    } else {
      return wrong(term, "search-value", {{"known", std::string{"escalation, attachment, draft, snooze"}}});
    }
    return {};
  }

  Result<void> read_number(Term const& term) {
    std::string_view digits = term.value;
    if (digits.starts_with('#')) digits.remove_prefix(1);
    auto const number = number_in(digits);
    if (!number) return wrong(term, "search-number");
    search_.filter.number = number;
    return {};
  }

  storage::Transaction& tx_;
  SearchContext const& context_;
  Search search_;
};

/// `#12` is `number:12`.
void name_numbers(std::vector<Term>& terms) {
  for (auto& term : terms) {
    bool const is_bare = term.field.empty() && !term.is_quoted && !term.is_negated;
    if (is_bare && term.value.starts_with('#') && number_in(std::string_view{term.value}.substr(1))) {
      term.field = "number";
    }
  }
}

std::optional<std::int64_t> lone_number(std::vector<Term> const& terms) {
  bool const is_lone = terms.size() == 1 && terms[0].field.empty() && !terms[0].is_quoted && !terms[0].is_negated;
  return is_lone ? number_in(terms[0].value) : std::nullopt;
}

}  // namespace

void narrow_to_waiting(Search& search) {
  auto& filter = search.filter;
  if (!search.names_state) filter.unfinished = true;
  bool const names_one = filter.number || filter.lone_number || filter.has_words();
  if (filter.snoozed == Wish::kEither && filter.unfinished && !names_one) filter.snoozed = Wish::kWithout;
}

Result<Search> read_search(storage::Transaction& tx, SearchContext const& context, std::string const& text) {
  auto terms = TRY(parse_search(text, context.pointer));
  name_numbers(terms);
  auto search = TRY(Reading(tx, context).read(terms));
  search.filter.lone_number = lone_number(terms);
  return search;
}

Viewer viewer_of(storage::Transaction& tx, Actor const& actor) {
  return {.person = actor.person,
          .sees_restricted = actor.may(Permission::kVulnerabilityRead),
          .sees_all = actor.may(Permission::kTicketAll),
          .company = actor.person ? delivery::company_of(tx, actor.desk, *actor.person) : ""};
}

}  // namespace podpora::queue

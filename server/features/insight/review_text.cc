#include "features/insight/review_text.h"

#include "platform/base/enum_text.h"
#include "platform/i18n/catalogue.h"

#include <algorithm>

namespace podpora::insight {

namespace {

/// Writes the parts of a review in one language.
class Writing {
 public:
  Writing(Review const& review, ReviewNames const& names, Words const& words)
      : review_(review), names_(names), words_(words) {}

  ReviewSection volume() const {
    ReviewSection section{.title = say("review.volume")};
    section.sentences.push_back(
        say("review.volume.text",
            {{"opened", review_.opened}, {"resolved", review_.resolved}, {"open", review_.open_at_end}}));
    bool const is_empty =
        std::ranges::all_of(review_.months, [](auto const& each) { return each.opened == 0 && each.resolved == 0; });
    // Bars and rows of nothing say no more than the sentence.
    if (is_empty) return section;
    section.heads = {say("review.month"), say("review.opened"), say("review.resolved")};
    Series opened{say("review.opened"), {}};
    Series resolved{say("review.resolved"), {}};
    std::vector<std::string> labels;
    for (auto const& month : review_.months) {
      section.rows.push_back({month.month, std::to_string(month.opened), std::to_string(month.resolved)});
      labels.push_back(month.month);
      opened.values.push_back(month.opened);
      resolved.values.push_back(month.resolved);
    }
    section.plot = Plot{section.title, std::move(labels), {std::move(opened), std::move(resolved)}};
    return section;
  }

  ReviewSection what() const {
    ReviewSection section{.title = say("review.what")};
    if (review_.opened == 0) {
      section.sentences.push_back(say("review.what.none"));
      return section;
    }
    section.heads = {say("review.what"), say("review.count")};
    for (auto const& [service, count] : review_.by_service) {
      section.rows.push_back(
          {service.empty() ? say("review.no_service") : words_.service(service), std::to_string(count)});
    }
    for (auto const& [kind, count] : review_.by_kind) {
      section.rows.push_back({say("ui.kind." + kind), std::to_string(count)});
    }
    for (auto const& [severity, count] : review_.by_severity) {
      section.rows.push_back({say("review.severity", {{"severity", severity}}), std::to_string(count)});
    }
    return section;
  }

  ReviewSection promises() const {
    ReviewSection section{
        .title = say("review.promises"),
        .heads = {say("review.promise"), say("review.kept"), say("review.broken"), say("review.median")}};
    std::int64_t kept = 0;
    std::int64_t all = 0;
    for (auto const& promise : review_.promises) {
      section.rows.push_back(
          {say("review.clock." + to_text(promise.kind)), std::to_string(promise.kept), std::to_string(promise.broken),
           promise.median_minutes == 0 ? "" : i18n::format_minutes(words_.language(), promise.median_minutes)});
      kept += promise.kept;
      all += promise.kept + promise.broken;
    }
    section.sentences.push_back(all == 0 ? say("review.promises.none")
                                         : say("review.promises.text", {{"kept", kept}, {"all", all}}));
    if (section.rows.empty()) section.heads.clear();
    return section;
  }

  ReviewSection causes() const {
    ReviewSection section{.title = say("review.causes"),
                          .heads = {say("review.cause"), say("review.count"), say("review.before")}};
    Series now{say("review.this_period"), {}};
    Series before{say("review.before"), {}};
    std::vector<std::string> labels;
    for (auto const& trend : review_.causes) {
      auto const name = words_.cause(trend.cause);
      section.rows.push_back({name, std::to_string(trend.count), std::to_string(trend.before)});
      if (labels.size() == kPlotted) continue;
      labels.push_back(name);
      now.values.push_back(trend.count);
      before.values.push_back(trend.before);
    }
    if (section.rows.empty()) {
      section.heads.clear();
      section.sentences.push_back(say("review.causes.none"));
    } else {
      section.plot = Plot{section.title, std::move(labels), {std::move(now), std::move(before)}};
    }
    return section;
  }

  ReviewSection who() const {
    ReviewSection section{.title = say("review.who")};
    section.sentences.push_back(
        say("review.who.text", {{"here", review_.resolved_here}, {"resolved", review_.resolved}}));
    if (review_.handed_on.empty()) return section;
    section.heads = {say("review.way"), say("review.state"), say("review.count")};
    for (auto const& way : review_.handed_on) {
      section.rows.push_back(
          {words_.vehicle(way.vehicle), say("ui.request." + to_text(way.state)), std::to_string(way.count)});
    }
    return section;
  }

  ReviewSection work() const {
    ReviewSection section{.title = say("review.work")};
    auto const& language = words_.language();
    section.sentences.push_back(names_.agreement.empty() ? say("review.agreement.none")
                                                         : say("review.agreement", {{"title", names_.agreement}}));
    section.sentences.push_back(say("review.work.text", {{"time", i18n::format_minutes(language, review_.minutes)}}));
    if (review_.covered_minutes > 0) {
      section.sentences.push_back(
          say("review.work.covered", {{"time", i18n::format_minutes(language, review_.covered_minutes)}}));
    }
    for (auto const& [currency, minor] : review_.charged) {
      section.sentences.push_back(
          say("review.work.charged", {{"amount", i18n::format_money(language, {minor, currency})}}));
    }
    if (review_.charged.empty()) section.sentences.push_back(say("review.work.nothing_charged"));
    if (review_.prepaid.empty()) return section;
    section.heads = {say("review.prepaid"), say("review.drawn"), say("review.left")};
    for (auto const& each : review_.prepaid) {
      section.rows.push_back({prepaid_name(each), amount(each, each.drawn), amount(each, each.left)});
    }
    return section;
  }

  /// Only rules with a text for customers speak here; an agent's words and our own failings have a place elsewhere.
  ReviewSection talk(std::vector<Signal> const& signals) const {
    ReviewSection section{.title = say("review.talk")};
    for (auto const& signal : signals) {
      if (signal.rule.empty() || !i18n::has_text(words_.language(), "review.signal." + signal.rule)) continue;
      section.sentences.push_back(words_.sentence(signal, "review.signal."));
    }
    if (section.sentences.empty()) section.sentences.push_back(say("review.talk.none"));
    return section;
  }

  std::string say(std::string const& id, TextArgs const& args = {}) const {
    return i18n::text(words_.language(), id, args);
  }

 private:
  static constexpr std::size_t kPlotted = 8;

  std::string prepaid_name(Prepaid const& prepaid) const {
    if (!prepaid.name.empty()) return prepaid.name;
    bool const whole = prepaid.period == "agreement" || prepaid.period.empty();
    return whole ? say("review.included") : say("review.included.month", {{"month", prepaid.period}});
  }

  std::string amount(Prepaid const& prepaid, std::int64_t value) const {
    if (prepaid.unit == "minutes") return i18n::format_minutes(words_.language(), value / 100);
    if (prepaid.unit == "money") return i18n::format_money(words_.language(), {value, prepaid.currency});
    return say("review.incidents", {{"count", value}});
  }

  Review const& review_;
  ReviewNames const& names_;
  Words const& words_;
};

/// What would end a cell of a Markdown table, or begin markup in it.
std::string escaped(std::string const& text) {
  std::string out;
  for (char const c : text) {
    if (std::string_view{"|\\`*_[]<>#"}.find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

std::string markdown_row(std::vector<std::string> const& cells) {
  std::string row = "|";
  for (auto const& cell : cells) row += " " + escaped(cell) + " |";
  return row + "\n";
}

}  // namespace

ReviewDocument document_of(Review const& review, ReviewNames const& names, std::vector<Signal> const& signals,
                           Words const& words) {
  Writing const writing(review, names, words);
  auto const& language = words.language();
  return {.language = language,
          .title = writing.say("review.title", {{"customer", names.customer}}),
          .lead = writing.say("review.lead", {{"desk", names.desk},
                                              {"from", day_text(language, names.period.first)},
                                              {"to", day_text(language, names.period.last)}}),
          .sections = {writing.volume(), writing.what(), writing.promises(), writing.causes(), writing.who(),
                       writing.work(), writing.talk(signals)}};
}

std::string markdown_of(ReviewDocument const& document) {
  std::string text = "# " + escaped(document.title) + "\n\n" + escaped(document.lead) + "\n";
  for (auto const& section : document.sections) {
    text += "\n## " + escaped(section.title) + "\n\n";
    bool const is_list = section.sentences.size() > 1;
    for (auto const& sentence : section.sentences) text += (is_list ? "- " : "") + escaped(sentence) + "\n";
    if (section.heads.empty()) continue;
    if (!section.sentences.empty()) text += "\n";
    text += markdown_row(section.heads) + "|";
    for (std::size_t i = 0; i < section.heads.size(); ++i) text += i == 0 ? " --- |" : " ---: |";
    text += "\n";
    for (auto const& row : section.rows) text += markdown_row(row);
  }
  return text;
}

}  // namespace podpora::insight

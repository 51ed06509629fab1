// What a review holds and what it never does; its numbers against a reference: review_life_test.cc.

#include "features/insight/review_fixture_test.h"

#include "features/insight/signal_store.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include <unistd.h>

namespace podpora::insight {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// What a reader of the file sees.
std::string text_of_pdf(std::string const& bytes) {
  auto const path = std::filesystem::temp_directory_path() / ("podpora-review-" + std::to_string(::getpid()) + ".pdf");
  std::ofstream(path, std::ios::binary) << bytes;
  auto* const pipe = ::popen(("pdftotext -layout " + path.string() + " -").c_str(), "r");
  std::string out;
  std::array<char, 4096> buffer{};
  while (auto const count = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), count);
  EXPECT_EQ(::pclose(pipe), 0);
  std::filesystem::remove(path);
  return out;
}

PODPORA_BOTH_DATABASES(ReviewTest);

TEST_P(ReviewTest, HoldsNothingInternalInAnyFormOrLanguage) {
  ask({.customer = bakery, .nature = Nature::kVulnerability});
  auto const ticket = ask({.customer = bakery, .severity = Severity::kA});
  answer(ticket);
  work(ticket, 30);
  charge(ticket, charges::LineKind::kPassThrough, {700, "EUR"});
  for (auto const state : {escalation::State::kDrafted, escalation::State::kAnswered}) {
    hand_on(ticket, "delivery_partner", state);
    hand_on(ticket, "premier_support", state);
  }
  resolve(ticket, "other");
  send_letter();
  write([&](auto& tx, auto& by) { note_signal(tx, audit, by, ticket, "azure", "CANARY signal").value(); });
  write([&](auto& tx, auto&) {
    insert_signal(tx, own,
                  {.id = ids.make<SignalId>(),
                   .customer_id = bakery,
                   .service = "azure",
                   .rule = "repeated_how_to",
                   .strength = 5,
                   .evidence = R"({"tickets":[],"numbers":{"count":5,"days":90},"words":{}})"});
    insert_signal(tx, own,
                  {.id = ids.make<SignalId>(),
                   .customer_id = bakery,
                   .rule = "promise_breached",
                   .strength = 2,
                   .evidence = R"({"tickets":[],"numbers":{"count":2,"days":90},"words":{}})"});
  });
  for (auto const* language : {"en", "cs"}) {
    auto const review = written({.from = "2026-11-01", .to = "2027-06-30", .lang = language}, own).value();
    EXPECT_EQ(review.numbers.handed_on.size(), 2U) << "what was handed on is counted, and not told";
    auto const page = page_of(review.document);
    auto const markdown = markdown_of(review.document);
    auto const pdf = text_of_pdf(pdf_of(review.document, review.desk, review.day));
    for (auto const& text : {page, markdown, pdf, http::to_json(view_of(review))}) {
      EXPECT_THAT(text, Not(HasSubstr("CANARY"))) << language;
      EXPECT_THAT(text, Not(HasSubstr("review."))) << "a text is missing";
      EXPECT_THAT(text, HasSubstr(language == std::string{"cs"} ? "5 dotazů" : "5 questions"));
      EXPECT_THAT(text, Not(HasSubstr(i18n::text(language, "signal.promise_breached", {{"count", 2}, {"days", 90}}))));
    }
    for (auto const& text : {page, markdown}) EXPECT_THAT(text, Not(HasSubstr("<Klas>"))) << "names are escaped";
    EXPECT_THAT(pdf, HasSubstr("Pekárna <Klas>"));
    EXPECT_THAT(page, HasSubstr("<svg"));
    EXPECT_THAT(page, Not(HasSubstr("<script")));
  }
}

TEST_P(ReviewTest, DrawsNoBarsOfNothing) {
  ask({.customer = other});
  for (std::string const language : {"en", "cs"}) {
    auto const review = written({.from = "2026-11-01", .to = "2026-12-31", .lang = language}, own).value();
    for (auto const& section : review.document.sections) {
      EXPECT_FALSE(section.plot) << section.title;
      EXPECT_FALSE(section.sentences.empty()) << section.title;
      EXPECT_EQ(section.heads.empty(), section.rows.empty()) << section.title;
    }
    auto const pdf = text_of_pdf(pdf_of(review.document, review.desk, review.day));
    EXPECT_THAT(page_of(review.document), Not(HasSubstr("<svg")));
    for (auto const& text : {page_of(review.document), markdown_of(review.document), pdf}) {
      EXPECT_THAT(text, HasSubstr(i18n::text(language, "review.what.none"))) << language;
      EXPECT_THAT(text, Not(HasSubstr("2026-11"))) << "a row of a month without requests";
    }
  }
  ask({.customer = bakery});
  EXPECT_TRUE(written({.from = "2026-11-01", .to = "2026-12-31"}, own).value().document.sections.at(0).plot);
}

TEST_P(ReviewTest, SpeaksTheCustomersLanguageAboutTheLastWholeMonths) {
  auto const review = written({}, own).value();
  EXPECT_EQ(review.document.language, "cs");
  EXPECT_EQ(text_of(review.period.first), "2026-08-01");
  EXPECT_EQ(text_of(review.period.last), "2026-10-31");
}

TEST_P(ReviewTest, RefusesWhatIsNoPeriod) {
  auto const pointer = [&](ReviewQuery const& query) { return written(query, own).error().fields.at(0).pointer; };
  EXPECT_EQ(pointer({.from = "yesterday"}), "query/from");
  EXPECT_EQ(pointer({.from = "2026-02-30"}), "query/from");
  EXPECT_EQ(pointer({.from = "2026-02-02", .to = "2026-02-01"}), "query/to");
  EXPECT_EQ(pointer({.from = "2020-01-01", .to = "2026-02-01"}), "query/to");
  EXPECT_EQ(pointer({.lang = "de"}), "query/lang");
  EXPECT_EQ(written({}, other_desk).error().kind, ErrorCode::kNotFound);
}

}  // namespace
}  // namespace podpora::insight

#pragma once

#include "features/insight/review.h"
#include "features/insight/sentence.h"

#include <optional>
#include <string>
#include <vector>

namespace podpora::insight {

/// Bars beside each other for each label.
struct Series {
  std::string name;
  std::vector<std::int64_t> values;
};
struct Plot {
  std::string title;
  std::vector<std::string> labels;
  std::vector<Series> series;
};

/// A titled part of a review: sentences, a table, and a plot of the same numbers.
struct ReviewSection {
  std::string title;
  std::vector<std::string> sentences;
  std::vector<std::string> heads;  ///< of the table; empty: none
  std::vector<std::vector<std::string>> rows;
  std::optional<Plot> plot;
};

struct ReviewDocument {
  std::string language;
  std::string title;
  std::string lead;
  std::vector<ReviewSection> sections;
};

/// What the document speaks of besides the numbers.
struct ReviewNames {
  std::string desk;
  std::string customer;
  std::string agreement;  ///< its title in the language of the words; empty: none
  Period period;
};

/// The review in the language of the words. Of the signals those that rules found and that are meant for the customer's
/// eyes; what agents noted stays inside.
ReviewDocument document_of(Review const& review, ReviewNames const& names, std::vector<Signal> const& signals,
                           Words const& words);

/// As Markdown with tables; whatever names contain is escaped.
std::string markdown_of(ReviewDocument const& document);
/// A page without script that prints well.
std::string page_of(ReviewDocument const& document);

/// A4 pages, drawn as invoices are; `day` is when it was made.
std::string pdf_of(ReviewDocument const& document, std::string const& author, calendars::Date day);

/// As SVG, to stand in a page that has the classes `s0`, `s1` and so on.
std::string svg_of(Plot const& plot);

}  // namespace podpora::insight

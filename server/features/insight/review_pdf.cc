#include "features/billing/canvas.h"
#include "features/insight/review_text.h"

#include <algorithm>

namespace podpora::insight {

namespace {

using billing::Align;
using billing::Canvas;
using billing::Style;
using billing::Weight;

constexpr double kLeft = 48;
constexpr double kRight = Canvas::kWidth - 48;
constexpr double kTop = 62;
constexpr double kBottom = Canvas::kHeight - 60;
constexpr double kStep = 13;
constexpr double kColumn = 88;  ///< of figures
constexpr double kBars = 200;   ///< where the bars of a plot begin
constexpr double kBarHeight = 7;

constexpr Style kNormal{.size = 9.5};
constexpr Style kSmall{.size = 8, .grey = 0.35};
constexpr Style kFigure{.size = 9.5, .align = Align::kRight};
constexpr Style kHead{.size = 8, .align = Align::kRight, .grey = 0.35};
constexpr Style kTitle{.size = 12, .weight = Weight::kBold};

/// The shade of a series: the first is dark.
double shade(std::size_t series) {
  return series == 0 ? 0.25 : 0.72;
}

class Pages {
 public:
  Pages(ReviewDocument const& document, std::string const& author, calendars::Date day)
      : document_(document), canvas_({.title = document.title, .author = author, .day = text_of(day)}) {}

  std::string draw() {
    for (auto const& line : canvas_.wrap(document_.title, kRight - kLeft, kBig)) {
      canvas_.text(kLeft, y_, line, kBig);
      y_ += 22;
    }
    paragraph(document_.lead, kSmall);
    for (auto const& section : document_.sections) draw(section);
    foot();
    return std::move(canvas_).finish();
  }

 private:
  static constexpr Style kBig{.size = 17, .weight = Weight::kBold};

  void foot() {
    canvas_.line(kLeft, Canvas::kHeight - 48, kRight, 0.85);
    canvas_.text(kLeft, Canvas::kHeight - 34, document_.title, kSmall);
    canvas_.text(kRight, Canvas::kHeight - 34, std::to_string(page_), kHead);
  }

  /// Begins a page when so much does not fit below.
  void need(double height) {
    if (y_ + height <= kBottom) return;
    foot();
    canvas_.next_page();
    ++page_;
    y_ = kTop;
  }

  void paragraph(std::string const& text, Style const& style) {
    for (auto const& line : canvas_.wrap(text, kRight - kLeft, style)) {
      need(kStep);
      canvas_.text(kLeft, y_, line, style);
      y_ += kStep;
    }
  }

  void draw(ReviewSection const& section) {
    // A title does not stand alone at the end of a page.
    need(64 + (section.plot ? plot_height(*section.plot) : 0));
    y_ += 14;
    canvas_.text(kLeft, y_, section.title, kTitle);
    y_ += 6;
    canvas_.line(kLeft, y_, kRight, 0.7);
    y_ += 16;
    for (auto const& sentence : section.sentences) paragraph(sentence, kNormal);
    if (section.plot) plot(*section.plot);
    if (!section.heads.empty()) table(section);
  }

  double width_of_first(ReviewSection const& section) const {
    return kRight - kLeft - kColumn * static_cast<double>(section.heads.size() - 1) - 8;
  }

  void row(ReviewSection const& section, std::vector<std::string> const& cells, Style const& first,
           Style const& others) {
    auto const lines = canvas_.wrap(cells.front(), width_of_first(section), first);
    need(kStep * static_cast<double>(lines.size()) + 4);
    for (std::size_t i = 1; i < cells.size(); ++i) {
      canvas_.text(kRight - kColumn * static_cast<double>(cells.size() - 1 - i), y_, cells[i], others);
    }
    for (auto const& line : lines) {
      canvas_.text(kLeft, y_, line, first);
      y_ += kStep;
    }
    canvas_.line(kLeft, y_ - 9, kRight, 0.85);
    y_ += 3;
  }

  void table(ReviewSection const& section) {
    y_ += 4;
    row(section, section.heads, kSmall, kHead);
    for (auto const& cells : section.rows) row(section, cells, kNormal, kFigure);
  }

  static double group_height(Plot const& plot) { return kBarHeight * static_cast<double>(plot.series.size()) + 7; }
  static double plot_height(Plot const& plot) {
    return std::min(group_height(plot) * static_cast<double>(plot.labels.size()) + 24, 300.0);
  }

  void plot(Plot const& plot) {
    std::int64_t most = 1;
    for (auto const& series : plot.series) {
      for (auto const value : series.values) most = std::max(most, value);
    }
    y_ += 4;
    for (std::size_t i = 0; i < plot.labels.size(); ++i) {
      need(group_height(plot));
      canvas_.text(kLeft, y_ + 3, canvas_.wrap(plot.labels[i], kBars - kLeft - 8, kSmall).front(), kSmall);
      for (std::size_t s = 0; s < plot.series.size(); ++s) {
        auto const width =
            (kRight - 30 - kBars) * static_cast<double>(plot.series[s].values[i]) / static_cast<double>(most);
        auto const top = y_ - 4 + kBarHeight * static_cast<double>(s);
        canvas_.box(kBars, top, width, kBarHeight - 1, shade(s));
        canvas_.text(kBars + width + 4, top + kBarHeight - 1, std::to_string(plot.series[s].values[i]),
                     {.size = 6.5, .grey = 0.2});
      }
      y_ += group_height(plot);
    }
    auto x = kBars;
    for (std::size_t s = 0; s < plot.series.size(); ++s) {
      canvas_.box(x, y_ - 6, 7, 7, shade(s));
      canvas_.text(x + 11, y_, plot.series[s].name, kSmall);
      x += 30 + canvas_.width_of(plot.series[s].name, kSmall);
    }
    y_ += 16;
  }

  ReviewDocument const& document_;
  Canvas canvas_;
  double y_{kTop};
  int page_{1};
};

}  // namespace

std::string pdf_of(ReviewDocument const& document, std::string const& author, calendars::Date day) {
  return Pages(document, author, day).draw();
}

}  // namespace podpora::insight

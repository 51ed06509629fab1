#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::billing {

enum class Weight : std::uint8_t { kRegular, kBold };
enum class Align : std::uint8_t { kLeft, kRight };

/// How a text looks. Sizes and places are points (1/72 inch) from the upper left corner.
struct Style {
  double size{9};
  Weight weight{Weight::kRegular};
  Align align{Align::kLeft};
  double grey{0};  ///< 0 black, 1 white
};

/// What a reader of the file's properties sees. `day` is `2026-11-23`.
struct Properties {
  std::string title;
  std::string author;
  std::string day;
};

/// A PDF of A4 pages with a font of its own inside (Liberation Sans, of which only the used glyphs are kept): Czech
/// letters look the same everywhere.
class Canvas {
 public:
  static constexpr double kWidth = 595.276;
  static constexpr double kHeight = 841.89;

  explicit Canvas(Properties const& properties);
  ~Canvas();
  Canvas(Canvas const&) = delete;
  Canvas& operator=(Canvas const&) = delete;

  /// Writes one line of text on the baseline `y`; with kRight it ends at `x`.
  void text(double x, double y, std::string const& text, Style const& style);
  double width_of(std::string const& text, Style const& style);
  /// The text in lines of at most that width, broken between words, and inside of a word that is wider.
  std::vector<std::string> wrap(std::string const& text, double width, Style const& style);
  void line(double x1, double y, double x2, double grey);
  void box(double x, double y, double width, double height, double grey);
  /// Ends the page; what comes next stands on a new one.
  void next_page();

  /// The finished file. Nothing can be drawn behind it.
  std::string finish() &&;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace podpora::billing

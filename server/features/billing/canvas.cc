#include "features/billing/canvas.h"

#include "platform/base/embedded.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>
#include <cairo.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <array>
#include <stdexcept>

namespace podpora::billing {

namespace {

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS) throw std::runtime_error(std::string("PDF: ") + cairo_status_to_string(status));
}

cairo_status_t append(void* out, unsigned char const* bytes, unsigned int count) {
  static_cast<std::string*>(out)->append(static_cast<char const*>(static_cast<void const*>(bytes)), count);
  return CAIRO_STATUS_SUCCESS;
}

/// A font of the binary as cairo knows it.
class Font {
 public:
  Font(FT_Library library, std::string_view path) {
    auto const bytes = embedded_file(path);
    if (!bytes) throw std::runtime_error("the font is not embedded: " + std::string(path));
    if (FT_New_Memory_Face(library, static_cast<FT_Byte const*>(static_cast<void const*>(bytes->data())),
                           static_cast<FT_Long>(bytes->size()), 0, &face_) != 0) {
      throw std::runtime_error("the font cannot be read: " + std::string(path));
    }
    font_ = cairo_ft_font_face_create_for_ft_face(face_, 0);
  }
  ~Font() {
    cairo_font_face_destroy(font_);
    FT_Done_Face(face_);
  }
  Font(Font const&) = delete;
  Font& operator=(Font const&) = delete;

  cairo_font_face_t* get() const { return font_; }

 private:
  FT_Face face_{nullptr};
  cairo_font_face_t* font_{nullptr};
};

class Library {
 public:
  Library() {
    if (FT_Init_FreeType(&library_) != 0) throw std::runtime_error("FreeType does not start");
  }
  ~Library() { FT_Done_FreeType(library_); }
  Library(Library const&) = delete;
  Library& operator=(Library const&) = delete;

  FT_Library get() const { return library_; }

 private:
  FT_Library library_{nullptr};
};

/// Read once and kept: cairo remembers fonts by the address of FreeType's face for longer than a drawing lives, and a
/// later face at the same address would be taken for the earlier one. Cairo locks a face while it uses it.
struct Fonts {
  Library library;
  Font regular{library.get(), "fonts/LiberationSans-Regular.ttf"};
  Font bold{library.get(), "fonts/LiberationSans-Bold.ttf"};
};

Fonts const& fonts() {
  static Fonts const read;
  return read;
}

/// Where the UTF-8 character behind `at` begins.
std::size_t next_character(std::string const& text, std::size_t at) {
  do {
    ++at;
  } while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
  return at;
}

std::vector<std::string> words_of(std::string const& text) {
  std::vector<std::string> words;
  std::size_t from = 0;
  while (from < text.size()) {
    auto const to = std::min(text.find_first_of(" \n\t", from), text.size());
    if (to > from) words.push_back(text.substr(from, to - from));
    from = to + 1;
  }
  return words;
}

}  // namespace

struct Canvas::Parts {
  std::string out;
  cairo_surface_t* surface{cairo_pdf_surface_create_for_stream(append, &out, kWidth, kHeight)};
  cairo_t* cairo{cairo_create(surface)};

  Parts() = default;
  Parts(Parts const&) = delete;
  Parts& operator=(Parts const&) = delete;
  ~Parts() {
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    cairo_surface_destroy(surface);
  }

  void use(Style const& style) const {
    cairo_set_font_face(cairo, style.weight == Weight::kBold ? fonts().bold.get() : fonts().regular.get());
    cairo_set_font_size(cairo, style.size);
  }
};

Canvas::Canvas(Properties const& properties) : parts_(std::make_unique<Parts>()) {
  auto const set = [&](cairo_pdf_metadata_t what, std::string const& text) {
    cairo_pdf_surface_set_metadata(parts_->surface, what, text.c_str());
  };
  set(CAIRO_PDF_METADATA_TITLE, properties.title);
  set(CAIRO_PDF_METADATA_AUTHOR, properties.author);
  set(CAIRO_PDF_METADATA_CREATE_DATE, properties.day + "T00:00:00Z");
  set(CAIRO_PDF_METADATA_MOD_DATE, properties.day + "T00:00:00Z");
  auto* const options = cairo_font_options_create();
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_set_font_options(parts_->cairo, options);
  cairo_font_options_destroy(options);
}

Canvas::~Canvas() = default;

double Canvas::width_of(std::string const& text, Style const& style) {
  parts_->use(style);
  cairo_text_extents_t extents;
  cairo_text_extents(parts_->cairo, text.c_str(), &extents);
  return extents.x_advance;
}

void Canvas::text(double x, double y, std::string const& text, Style const& style) {
  auto const from = style.align == Align::kRight ? x - width_of(text, style) : x;
  parts_->use(style);
  cairo_set_source_rgb(parts_->cairo, style.grey, style.grey, style.grey);
  cairo_move_to(parts_->cairo, from, y);
  cairo_show_text(parts_->cairo, text.c_str());
}

std::vector<std::string> Canvas::wrap(std::string const& text, double width, Style const& style) {
  std::vector<std::string> lines;
  std::string line;
  auto const fits = [&](std::string const& candidate) { return width_of(candidate, style) <= width; };
  for (auto word : words_of(text)) {
    if (fits(line.empty() ? word : line + " " + word)) {
      line += (line.empty() ? "" : " ") + word;
      continue;
    }
    if (!line.empty()) lines.push_back(std::exchange(line, ""));
    while (!fits(word)) {
      std::size_t end = next_character(word, 0);
      while (end < word.size() && fits(word.substr(0, next_character(word, end)))) end = next_character(word, end);
      if (end >= word.size()) break;
      lines.push_back(word.substr(0, end));
      word.erase(0, end);
    }
    line = word;
  }
  if (!line.empty() || lines.empty()) lines.push_back(line);
  return lines;
}

void Canvas::line(double x1, double y, double x2, double grey) {
  cairo_set_source_rgb(parts_->cairo, grey, grey, grey);
  cairo_set_line_width(parts_->cairo, 0.6);
  cairo_move_to(parts_->cairo, x1, y);
  cairo_line_to(parts_->cairo, x2, y);
  cairo_stroke(parts_->cairo);
}

void Canvas::box(double x, double y, double width, double height, double grey) {
  cairo_set_source_rgb(parts_->cairo, grey, grey, grey);
  cairo_rectangle(parts_->cairo, x, y, width, height);
  cairo_fill(parts_->cairo);
}

void Canvas::next_page() {
  cairo_show_page(parts_->cairo);
}

std::string Canvas::finish() && {
  check(cairo_status(parts_->cairo));
  cairo_show_page(parts_->cairo);
  cairo_surface_finish(parts_->surface);
  check(cairo_surface_status(parts_->surface));
  return std::move(parts_->out);
}

}  // namespace podpora::billing

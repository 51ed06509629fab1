#include "features/offers/brand_store.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace podpora::offers {

namespace {

// The papers of `kPageStyle`, and the least contrast of text on them.
constexpr char const* kPaper = "#ffffff";
constexpr char const* kDarkPaper = "#141a21";
constexpr double kContrastMin = 4.5;
constexpr std::size_t kNameMax = 100;
constexpr std::size_t kCodeMax = 40;

std::optional<std::array<int, 3>> read_colour(std::string const& text) {
  if (text.size() != 7 || text.front() != '#') return std::nullopt;
  if (text.find_first_not_of("0123456789abcdef", 1) != std::string::npos) return std::nullopt;
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto const* const first = text.data() + 1 + i * 2;
    std::from_chars(first, first + 2, parts.at(i), 16);
  }
  return parts;
}

/// Relative luminance as WCAG 2.2 defines it.
double luminance(std::array<int, 3> const& colour) {
  auto const linear = [](int part) {
    double const c = part / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
  };
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2]);
}

bool is_code(std::string const& code) {
  if (code.empty() || code.size() > kCodeMax || code.front() == '-' || code.back() == '-') return false;
  if (code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos) return false;
  // A number is the address of a version.
  return code.find_first_not_of("0123456789") != std::string::npos;
}

void check_colour(std::string const& colour, char const* paper, char const* pointer, std::vector<FieldError>& faults) {
  if (colour.empty()) return;
  if (!read_colour(colour)) {
    faults.push_back({pointer, "colour", {}});
  } else if (contrast(colour, paper) < kContrastMin) {
    faults.push_back({pointer, "colour-contrast", {{"least", "4.5"}}});
  }
}

Result<void> check(BrandLooks const& looks) {
  std::vector<FieldError> faults;
  if (!is_code(looks.code)) faults.push_back({"/code", "brand-code", {}});
  if (looks.name.empty()) faults.push_back({"/name", "required", {}});
  if (looks.name.size() > kNameMax) faults.push_back({"/name", "too-long", {{"max", std::int64_t{kNameMax}}}});
  check_colour(looks.accent, kPaper, "/accent", faults);
  check_colour(looks.accent_dark, kDarkPaper, "/accent_dark", faults);
  if (!faults.empty()) return Error{ErrorCode::kInvalid, "invalid", {}, std::move(faults)};
  return {};
}

Result<Brand> store(storage::Transaction& tx, audit::Context const& context, Actor const& actor, Brand const& brand) {
  if (!update_brand(tx, actor.desk, brand)) return Error{ErrorCode::kPreconditionFailed, "stale-version", {}, {}};
  audit::record(tx, context, actor, {.kind = "brand.changed", .subject = to_text(brand.id)});
  return find_brand(tx, actor.desk, brand.id).value();
}

}  // namespace

double contrast(std::string const& ink, std::string const& paper) {
  auto const first = read_colour(ink);
  auto const second = read_colour(paper);
  if (!first || !second) return 0;
  auto const [dark, light] = std::minmax({luminance(*first), luminance(*second)});
  return (light + 0.05) / (dark + 0.05);
}

std::string picture_type(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
  if (bytes.starts_with("\xff\xd8\xff")) return "image/jpeg";
  if (bytes.starts_with("RIFF") && bytes.size() > 12 && bytes.substr(8, 4) == "WEBP") return "image/webp";
  return "";
}

Result<Brand> add_brand(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                        BrandLooks const& looks) {
  if (auto const checked = check(looks); checked.has_error()) return checked.error();
  if (find_brand_by_code(tx, actor.desk, looks.code)) return conflict("brand-code-taken", {{"code", looks.code}});
  Brand const brand{.id = context.ids.make<BrandId>(),
                    .code = looks.code,
                    .name = looks.name,
                    .accent = looks.accent,
                    .accent_dark = looks.accent_dark,
                    .created_at = context.clock.now()};
  insert_brand(tx, actor.desk, brand);
  audit::record(tx, context, actor, {.kind = "brand.added", .subject = to_text(brand.id)});
  return brand;
}

Result<Brand> change_brand(storage::Transaction& tx, audit::Context const& context, Actor const& actor, BrandId id,
                           BrandLooks const& looks, std::int64_t version) {
  auto brand = find_brand(tx, actor.desk, id);
  if (!brand) return not_found("brand");
  if (auto const checked = check(looks); checked.has_error()) return checked.error();
  if (looks.code != brand->code) return invalid("/code", "brand-code-stays");
  brand->name = looks.name;
  brand->accent = looks.accent;
  brand->accent_dark = looks.accent_dark;
  brand->version = version;
  return store(tx, context, actor, *brand);
}

Result<Brand> set_logo(storage::Transaction& tx, audit::Context const& context, Actor const& actor, BrandId id,
                       Logo const& logo) {
  auto brand = find_brand(tx, actor.desk, id);
  if (!brand) return not_found("brand");
  if (logo.media_type.empty() || logo.size > static_cast<std::int64_t>(kLogoMax)) return invalid("/logo", "picture");
  brand->logo_sha256 = logo.sha256;
  brand->logo_type = logo.media_type;
  return store(tx, context, actor, *brand);
}

}  // namespace podpora::offers

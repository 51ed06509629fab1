#pragma once

#include "features/audit/audit.h"
#include "features/identity/desk.h"
#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/base/result.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace podpora::offers {

struct BrandTag {
  static constexpr std::string_view prefix = "brd";
};
using BrandId = Id<BrandTag>;

/// A name under which the desk faces customers, with its looks. Its offer stands at `/desk/support/code`. The brand
/// whose code is the desk's slug dresses the desk's own page.
struct Brand {
  BrandId id;
  std::string code;
  std::string name;
  std::string accent;       ///< `#rrggbb` on white paper; empty: ours
  std::string accent_dark;  ///< on dark paper; empty: ours
  std::string logo_sha256;  ///< empty: none
  std::string logo_type;
  Time created_at;
  std::int64_t version{1};
  bool operator==(Brand const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Brand, (), (id, code, name, accent, accent_dark, logo_sha256, logo_type, created_at, version))

/// In the order of adding.
std::vector<Brand> list_brands(storage::Transaction& tx, DeskId desk);
std::optional<Brand> find_brand(storage::Transaction& tx, DeskId desk, BrandId id);
std::optional<Brand> find_brand_by_code(storage::Transaction& tx, DeskId desk, std::string const& code);

/// What dresses the page of an offer of that brand; for the desk's own offers the brand with the desk's slug. Empty
/// when nothing does.
std::optional<Brand> brand_of(storage::Transaction& tx, identity::Desk const& desk, std::optional<BrandId> brand);

/// What people set of a brand.
struct BrandLooks {
  std::string code;
  std::string name;
  std::string accent;
  std::string accent_dark;
};
BOOST_DESCRIBE_STRUCT(BrandLooks, (), (code, name, accent, accent_dark))

/// Adds a brand. kInvalid for a code that is no slug or only digits, a colour that is none, or one that is too faint
/// to read on its paper (WCAG 2.2, 1.4.3: 4.5 to 1); kConflict `brand-code-taken`. Records `brand.added`.
Result<Brand> add_brand(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                        BrandLooks const& looks);

/// Changes name and colours; the code stays, since it is an address. kNotFound; kInvalid as above, and for another
/// code; kPreconditionFailed at another version. Records `brand.changed`.
Result<Brand> change_brand(storage::Transaction& tx, audit::Context const& context, Actor const& actor, BrandId id,
                           BrandLooks const& looks, std::int64_t version);

/// A picture that was put into the blobs in the same transaction.
struct Logo {
  std::string sha256;
  std::string media_type;
  std::int64_t size{0};
};
constexpr std::size_t kLogoMax = 128 * 1024;

/// Sets the logo. kNotFound; kInvalid `/logo` for what is no PNG, JPEG or WebP picture, or larger than `kLogoMax`.
/// Records `brand.changed`.
Result<Brand> set_logo(storage::Transaction& tx, audit::Context const& context, Actor const& actor, BrandId id,
                       Logo const& logo);

/// The media type that the first bytes of a picture say: image/png, image/jpeg or image/webp; empty for anything else.
std::string picture_type(std::string_view bytes);

/// How well a colour reads on another: 1 to 21 (WCAG 2.2, "contrast ratio"). Both are `#rrggbb`; 0 when one is not.
double contrast(std::string const& ink, std::string const& paper);

}  // namespace podpora::offers

#pragma once

#include "features/offers/brand.h"
#include "platform/blobs/blobs.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::offers {

struct BrandList {
  std::vector<Brand> items;
};
BOOST_DESCRIBE_STRUCT(BrandList, (), (items))

/// The names and looks under which the desk faces customers.
class BrandHttp {
 public:
  BrandHttp(storage::Database& database, blobs::Store& blobs, audit::Context audit)
      : database_(database), blobs_(blobs), audit_(audit) {}

  Result<BrandList> list(http::Call const& call) const;
  Result<http::Created<Brand>> add(http::Call const& call, BrandLooks request) const;
  Result<Brand> change(http::Call const& call, BrandLooks request) const;
  /// The body is the picture.
  Result<Brand> put_logo(http::Call const& call) const;
  /// The picture for everybody, by desk and code.
  Result<http::Response> logo(http::Call const& call) const;

 private:
  storage::Database& database_;
  blobs::Store& blobs_;
  audit::Context audit_;
};

}  // namespace podpora::offers

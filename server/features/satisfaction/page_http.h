#pragma once

#include "features/satisfaction/satisfaction.h"
#include "platform/http/call.h"

namespace podpora::satisfaction {

/// The page that a mailed link opens, without script and without signing in. Looking at it records nothing: scanners of
/// mail follow links, and none of them sends forms.
class PageHttp {
 public:
  PageHttp(storage::Database& database, Context context) : database_(database), context_(context) {}

  Result<http::Response> get(http::Call const& call) const;
  Result<http::Response> post(http::Call const& call) const;

 private:
  storage::Database& database_;
  Context context_;
};

/// Where the page of a token is, below the desk's address.
std::string page_path(std::string const& token);

}  // namespace podpora::satisfaction

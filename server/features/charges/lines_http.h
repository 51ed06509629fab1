#pragma once

#include "features/charges/wire.h"
#include "platform/http/call.h"

namespace podpora::charges {

struct ChargeRequest {
  LineKind kind{LineKind::kFixed};
  Money amount;
  std::string text;
  std::optional<std::string> upstream;
};
BOOST_DESCRIBE_STRUCT(ChargeRequest, (), (kind, amount, text, upstream))

struct FeesRequest {
  std::string month;  ///< `2026-11`
};
BOOST_DESCRIBE_STRUCT(FeesRequest, (), (month))

struct ChargeLines {
  std::vector<ChargeView> items;
};
BOOST_DESCRIBE_STRUCT(ChargeLines, (), (items))

/// Lines that no time entry makes.
class LinesHttp {
 public:
  LinesHttp(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<http::Created<ChargeView>> add(http::Call const& call, ChargeRequest request) const;
  Result<ChargeView> make_void(http::Call const& call) const;
  Result<ChargeLines> fees(http::Call const& call, FeesRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::charges

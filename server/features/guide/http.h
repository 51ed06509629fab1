#pragma once

#include "features/guide/guide.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::guide {

struct GuideView {
  std::vector<StepProgress> steps;
  std::optional<SetupStep> next;  ///< the first that is neither done nor skipped
  bool is_dismissed{false};
  std::string address;                  ///< where customers write to the desk; empty: it has none
  std::optional<FirstRequest> request;  ///< the first by mail that was answered, else the newest of the earliest
  Time desk_made_at;                    ///< from where the time to the first answer counts
};
BOOST_DESCRIBE_STRUCT(GuideView, (), (steps, next, is_dismissed, address, request, desk_made_at))

struct GuideDismissal {
  bool is_dismissed{true};
};
BOOST_DESCRIBE_STRUCT(GuideDismissal, (), (is_dismissed))

struct SkipRequest {
  bool is_skipped{true};
};
BOOST_DESCRIBE_STRUCT(SkipRequest, (), (is_skipped))

/// How far setting the desk up has come.
class Http {
 public:
  Http(storage::Database& database, audit::Context audit) : database_(database), audit_(audit) {}

  Result<GuideView> get(http::Call const& call) const;
  Result<GuideView> dismiss(http::Call const& call, GuideDismissal request) const;
  /// kNotFound for a step that there is not.
  Result<GuideView> skip(http::Call const& call, SkipRequest request) const;

 private:
  storage::Database& database_;
  audit::Context audit_;
};

}  // namespace podpora::guide

#pragma once

#include "app/sample/sample_desks.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::app {

struct SampleView {
  std::vector<SamplePerson> people;  ///< as whom the sample desk can be looked at; nobody: there is none
};
BOOST_DESCRIBE_STRUCT(SampleView, (), (people))

struct SampleVisit {
  std::string email;
};
BOOST_DESCRIBE_STRUCT(SampleVisit, (), (email))
inline std::vector<http::FieldLimit> wire_limits(SampleVisit const*) {
  return {{"email", {.min = 3, .max = 254}}};
}

/// Making, entering and removing the desk's sample. Answered by the desk itself, also to who is in the sample; whoever
/// signs out there has left it.
class SampleHttp {
 public:
  /// `desks` is null in a sample desk, which has none of its own.
  SampleHttp(SampleDesks* desks, bool secure_cookie) : desks_(desks), secure_cookie_(secure_cookie) {}

  Result<SampleView> get(http::Call const& call) const;
  Result<SampleView> make(http::Call const& call) const;
  Result<http::NoContent> remove(http::Call const& call) const;
  Result<http::Response> enter(http::Call const& call, SampleVisit visit) const;

 private:
  SampleDesks* desks_;
  bool secure_cookie_;
};

}  // namespace podpora::app

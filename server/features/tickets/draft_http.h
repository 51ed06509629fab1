#pragma once

#include "features/tickets/draft.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::tickets {

struct KeepDraftRequest {
  std::string body;  ///< without anything but white space there is no draft any more
};
BOOST_DESCRIBE_STRUCT(KeepDraftRequest, (), (body))
inline std::vector<http::FieldLimit> wire_limits(KeepDraftRequest const*) {
  return {{"body", {.min = std::nullopt, .max = 200'000}}};
}

struct Drafts {
  std::vector<Draft> items;
};
BOOST_DESCRIBE_STRUCT(Drafts, (), (items))

/// What the agent who asks has begun to write on a ticket.
class DraftHttp {
 public:
  DraftHttp(storage::Database& database, Clock const& clock) : database_(database), clock_(clock) {}

  Result<Drafts> list(http::Call const& call) const;
  Result<Draft> keep(http::Call const& call, KeepDraftRequest request) const;

 private:
  storage::Database& database_;
  Clock const& clock_;
};

}  // namespace podpora::tickets

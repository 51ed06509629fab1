#pragma once

#include "features/queue/wire.h"
#include "features/rulebook/rulebooks.h"
#include "platform/http/call.h"

namespace podpora::queue {

/// One search over tickets with their messages, customers and articles.
class SearchHttp {
 public:
  SearchHttp(storage::Database& database, rulebook::Rulebooks const& rulebooks, Clock const& clock)
      : database_(database), rulebooks_(rulebooks), clock_(clock) {}

  Result<SearchResult> search(http::Call const& call, SearchQuery query) const;

 private:
  storage::Database& database_;
  rulebook::Rulebooks const& rulebooks_;
  Clock const& clock_;
};

}  // namespace podpora::queue

#pragma once

#include "features/diagnosis/known_issue.h"
#include "features/knowledge/article.h"
#include "features/tickets/ticket.h"

#include <string>
#include <vector>

namespace podpora::portal {

/// What a contact is about to ask.
struct Draft {
  customers::CustomerId customer_id;
  std::string service;  ///< rulebook code; empty: not said
  Kind kind{Kind::kTechnical};
  Severity severity{Severity::kC};
  std::string text;  ///< subject and what happens, as far as they are written
};

/// A fault that others have as well, in the words that the desk published to its customers.
struct ToldIssue {
  std::string title;
  std::string text;
  Time published_at;
};

/// What may spare the request, and what the desk promises if it is sent.
struct Guide {
  std::vector<knowledge::Article> articles;  ///< for customers; best first, at most five
  std::vector<ToldIssue> issues;             ///< open ones of the service that something was published of
  std::vector<std::string> promises;         ///< as the acknowledgement will say: answered by when, hours, price
};

/// In the reader's language. Reads only. Without a service no issue is named: what others suffer of services that this
/// customer may not hold is not told. Without an agreement nothing is promised.
Guide guide(storage::Transaction& tx, DeskId desk, Draft const& draft, std::string const& language, Time now);

}  // namespace podpora::portal

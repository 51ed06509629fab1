#pragma once

#include "features/satisfaction/wire.h"
#include "platform/http/call.h"

namespace podpora::satisfaction {

/// What agents read and managers set; the question in the portal.
class Http {
 public:
  Http(storage::Database& database, Context context) : database_(database), context_(context) {}

  Result<AnswerList> list(http::Call const& call, AnswerQuery query) const;
  /// The same as a file, at most 10,000 answers.
  Result<http::Response> csv(http::Call const& call, AnswerFileQuery query) const;
  Result<TicketAnswers> of_ticket(http::Call const& call) const;
  Result<AskTerms> get_terms(http::Call const& call) const;
  Result<AskTerms> put_terms(http::Call const& call, AskTermsRequest request) const;
  Result<PortalQuestion> portal_get(http::Call const& call) const;
  Result<PortalQuestion> portal_answer(http::Call const& call, PortalAnswerRequest request) const;

 private:
  storage::Database& database_;
  Context context_;
};

}  // namespace podpora::satisfaction

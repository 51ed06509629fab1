#pragma once

#include "features/insight/learn.h"
#include "features/identity/desk.h"
#include "features/insight/review_text.h"
#include "platform/http/call.h"
#include "platform/http/wire.h"

namespace podpora::insight {

struct ReviewQuery {
  std::optional<std::string> from;  ///< the first day, `2026-09-01`; three whole months back when absent
  std::optional<std::string> to;    ///< the last day; that of the last whole month when absent
  std::optional<std::string> lang;  ///< the customer's, when absent
};
BOOST_DESCRIBE_STRUCT(ReviewQuery, (), (from, to, lang))

/// A review in words.
struct ReviewView {
  std::string title;
  std::string from;
  std::string to;
  std::string language;
  std::string markdown;
  Review numbers;
};
BOOST_DESCRIBE_STRUCT(ReviewView, (), (title, from, to, language, markdown, numbers))

/// One review, to be put into any form: `page_of`, `pdf_of`, `view_of`.
struct WrittenReview {
  ReviewDocument document;
  Period period;
  Review numbers;
  std::string desk;     ///< its name
  calendars::Date day;  ///< when it was made
};

ReviewView view_of(WrittenReview const& written);

/// Whose review of which days, in which language.
struct ReviewOrder {
  customers::CustomerId customer;
  Period period;
  std::string language;
};
WrittenReview write_review(storage::Transaction& tx, LearnContext const& context, identity::Desk const& desk,
                           customers::Customer const& customer, ReviewOrder const& order);

/// Reads and writes a review as it was asked for. kNotFound; kInvalid at `query/from`, `query/to` for what is no day or
/// no period, `query/lang` for a language that we do not speak.
Result<WrittenReview> write_review(storage::Transaction& tx, LearnContext const& context, DeskId desk,
                                   customers::CustomerId customer, ReviewQuery const& query);

/// Reviews of a customer's support: for meetings.
class ReviewHttp {
 public:
  ReviewHttp(storage::Database& database, LearnContext context) : database_(database), context_(context) {}

  Result<ReviewView> get(http::Call const& call, ReviewQuery query) const;
  /// The page to read and print.
  Result<http::Response> page(http::Call const& call, ReviewQuery query) const;
  Result<http::Response> markdown(http::Call const& call, ReviewQuery query) const;
  Result<http::Response> pdf(http::Call const& call, ReviewQuery query) const;

 private:
  Result<WrittenReview> written(http::Call const& call, ReviewQuery const& query) const;

  storage::Database& database_;
  LearnContext context_;
};

}  // namespace podpora::insight

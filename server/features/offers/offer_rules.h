#pragma once

#include "features/offers/offer.h"
#include "platform/base/result.h"

#include <vector>

namespace podpora::offers {

/// What makes the content unusable even as a draft: codes given twice, references to hours that are not there,
/// negative amounts, addresses that are none. Pointers begin with `pointer`.
std::vector<FieldError> content_faults(Content const& content, std::string const& pointer);

/// What is missing before it may be published: texts in both languages, at least one kind of support, hours, contact
/// way and target, a currency.
std::vector<FieldError> publication_faults(Content const& content, std::string const& pointer);

/// The target that rules such a request: the row that names its service, then the one that names its kind, then the
/// general one. Null when there is none for the severity.
Target const* target_for(Content const& content, Severity severity, Kind kind, std::string const& service);

/// The calendar behind a code of `content.hours`; null when there is none.
calendars::Calendar const* calendar_for(Offer const& offer, std::string const& hours);

/// The hours that the offer names first: those that its page and its mails speak of.
calendars::Calendar const* main_calendar(Offer const& offer);

/// The row of support for that service; null when the offer does not name it.
SupportLine const* support_for(Content const& content, std::string const& service);

}  // namespace podpora::offers

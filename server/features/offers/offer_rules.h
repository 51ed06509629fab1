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

/// The calendar of that id as the offer carries it; null when there is none.
calendars::Calendar const* calendar_by_id(Offer const& offer, calendars::CalendarId id);

/// What other companies deliver of a row of support, the arrangements for the service before those for all; one that a
/// more exact one replaces is left out.
std::vector<DeliveryTerm const*> terms_of(Offer const& offer, SupportLine const& line);

/// Whether another company does that kind of the service at all hours.
bool delivered_always(Offer const& offer, std::string const& service, Kind kind);

/// Capital letters of a currency: three of them.
bool is_currency(std::string const& text);

/// The row of support for that service; null when the offer does not name it.
SupportLine const* support_for(Content const& content, std::string const& service);

}  // namespace podpora::offers

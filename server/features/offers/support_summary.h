#pragma once

#include "features/offers/offer.h"

#include <string>
#include <vector>

namespace podpora::offers {

// What a customer has, when, how and at what price, in words: the same for the acknowledgement of a request and for a
// mail that tells the customer about the support.

/// "Our hours: Mon–Fri 09:00–17:00 (Europe/Prague), except public holidays." Empty without hours.
std::string hours_sentence(std::string const& language, Offer const& offer);

/// A line for each way to reach the desk: "Telephone: +420 200 000 001".
std::vector<std::string> contact_lines(std::string const& language, Offer const& offer);

/// What work of that kind costs: "free of charge", an amount per request, or the hourly rate in and after hours.
std::string price_sentence(std::string const& language, Offer const& offer, Kind kind);

/// What the whole mail is about.
struct SummaryRequest {
  std::string language;  ///< of the reader
  Offer const& offer;    ///< of the agreement in force
  std::string name;      ///< of the desk or its brand
  std::string contact;   ///< the reader's name
  std::string customer;
  std::string page_url;    ///< of this version
  std::string accept_url;  ///< where the reader accepts without signing in; empty: nothing is to be accepted
};

struct Summary {
  std::string subject;
  std::string body;  ///< Markdown
};

/// The mail that tells a customer which support it has: services and kinds, hours, ways, first response, prices, what
/// is not covered, and the address of the whole offer.
Summary support_summary(SummaryRequest const& request);

}  // namespace podpora::offers

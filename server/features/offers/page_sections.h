#pragma once

#include "features/offers/html.h"
#include "features/offers/page.h"

namespace podpora::offers {

// The sections of the public page, in its order.

/// What is supported, and who does the work.
void support_section(Html& html, PageRequest const& request);
/// The weekly hours and the next holidays.
void hours_section(Html& html, PageRequest const& request);
/// The ways to reach the desk.
void contact_section(Html& html, PageRequest const& request);
/// Response and resolution promised by severity.
void targets_section(Html& html, PageRequest const& request);
/// What work costs.
void price_section(Html& html, PageRequest const& request);
/// What is not covered; nothing when the offer says nothing.
void exclusions_section(Html& html, PageRequest const& request);
/// What is handed on; nothing when the offer says nothing.
void escalation_section(Html& html, PageRequest const& request);

}  // namespace podpora::offers

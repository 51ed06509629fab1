#pragma once

#include "features/offers/html.h"
#include "features/offers/page.h"

namespace podpora::offers {

// The sections of the public page, in its order.

void support_section(Html& html, PageRequest const& request);
void hours_section(Html& html, PageRequest const& request);
void contact_section(Html& html, PageRequest const& request);
void targets_section(Html& html, PageRequest const& request);
void price_section(Html& html, PageRequest const& request);
void exclusions_section(Html& html, PageRequest const& request);
void escalation_section(Html& html, PageRequest const& request);

}  // namespace podpora::offers

#pragma once

#include "features/offers/page.h"

#include <string>

namespace podpora::offers {

/// The offer in schema.org terms as JSON-LD (https://schema.org/Service, version 28.1 of 2024-11-22): who provides
/// what, when, how to reach it, at what price. Safe inside a script element: `<` is written as an escape.
std::string structured_data(PageRequest const& request);

}  // namespace podpora::offers

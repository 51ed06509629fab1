#pragma once

#include "features/billing/invoice.h"

namespace podpora::billing {

/// The invoice for people, in its language: A4, one page while its lines find room there, with all that section 29 of
/// the Czech act on VAT (235/2004 Coll.) and article 226 of directive 2006/112/EC want on a tax document.
std::string to_pdf(Invoice const& invoice);

}  // namespace podpora::billing

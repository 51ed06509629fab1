#pragma once

#include "features/charges/terms.h"
#include "platform/base/result.h"

namespace podpora::charges {

/// The terms of a desk that has set none: remote, on-site and consulting work at the offer's rate, no fees, no
/// discounts, nothing to approve. Its lines are outside of tax (O): nobody has said which tax there is.
Terms default_terms();

/// What makes terms unusable: codes that are empty or given twice, numbers out of range, a tax category that is none
/// of UNCL5305's, or a rate that the category does not allow (EN 16931: BR-S-05, BR-Z-05, BR-E-05, BR-AE-05, BR-IC-05,
/// BR-G-05, BR-O-05 to be without a rate).
std::vector<FieldError> terms_faults(Terms const& terms, std::string const& pointer);

/// Null when the terms do not know the code.
WorkType const* find_work_type(Terms const& terms, std::string const& code);

/// Discount and tax of a line: the row that names the service, then the one that names the kind, then the general one;
/// without a tax category where there is none: the seller's usual tax.
LineTerms line_terms(Terms const& terms, LineKind kind, std::string const& service);

/// The price that passes the cost on: times the mark-up, rounded once, plus the fixed amount; nothing when it is
/// absorbed. The row that names the upstream side beats the general one; without one the cost itself.
std::int64_t passed_on(Terms const& terms, std::string const& upstream, std::int64_t cost_minor);

}  // namespace podpora::charges

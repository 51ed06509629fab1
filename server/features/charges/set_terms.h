#pragma once

#include "features/audit/audit.h"
#include "features/charges/terms.h"

namespace podpora::charges {

/// New terms of the desk, or of one agreement, for what is charged from now on. kNotFound for the agreement or the
/// approving contact; kInvalid with what is wrong. Records `charge_terms.set`. In the caller's transaction.
Result<TermsVersion> set_terms(storage::Transaction& tx, audit::Context const& context, Actor const& actor,
                               std::optional<offers::AgreementId> agreement, Terms const& terms);

}  // namespace podpora::charges

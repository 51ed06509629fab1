#pragma once

#include "features/charges/terms.h"
#include "platform/storage/database.h"

#include <vector>

namespace podpora::charges {

void insert_terms(storage::Transaction& tx, DeskId desk, TermsVersion const& version);

/// Newest first: of the agreement, or of the desk.
std::vector<TermsVersion> terms_versions(storage::Transaction& tx, DeskId desk,
                                         std::optional<offers::AgreementId> agreement);

/// What rules work under that agreement: its own terms, else the desk's, else `default_terms`.
Terms terms_in_force(storage::Transaction& tx, DeskId desk, std::optional<offers::AgreementId> agreement);

}  // namespace podpora::charges

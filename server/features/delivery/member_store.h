#pragma once

#include "features/delivery/member.h"

namespace podpora::delivery {

void store_company(storage::Transaction& tx, DeskId desk, PersonId person, std::string const& company);

}  // namespace podpora::delivery

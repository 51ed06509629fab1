#pragma once

#include "features/audit/audit.h"
#include "platform/base/clock.h"
#include "platform/base/id.h"
#include "platform/storage/database.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>
#include <vector>

namespace podpora::identity {

/// One partner's help desk: the tenant.
struct Desk {
  DeskId id;
  std::string slug;  ///< in addresses: `/slug/support`; lower-case letters, digits, hyphens
  std::string name;
  std::string time_zone;  ///< `Europe/Prague`
  std::string language;   ///< of the desk's own people, "en" or "cs"
  Time created_at;
};
BOOST_DESCRIBE_STRUCT(Desk, (), (id, slug, name, time_zone, language, created_at))

std::optional<Desk> find_desk(storage::Transaction& tx, DeskId id);
std::optional<Desk> find_desk_by_slug(storage::Transaction& tx, std::string const& slug);
/// All desks of the deployment: for start-up, sign-in and jobs that visit every desk.
std::vector<Desk> all_desks(storage::Transaction& tx);

/// Makes a desk. kConflict `desk-slug-taken`; kInvalid when the slug is no slug.
Result<Desk> add_desk(storage::Transaction& tx, audit::Context const& context, Desk desk);

}  // namespace podpora::identity

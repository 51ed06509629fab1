#pragma once

#include "app/app.h"
#include "app/demo/partner.h"

namespace podpora::app::demo {

/// What the demo partner's desk holds besides the partner.
struct DeskContent {
  bool past{false};      ///< a quarter of work, up to now
  bool requests{false};  ///< a morning's requests, so that there is something to do
};

/// Puts the demo partner into the store that the options name, which is made and migrated. Throws std::logic_error when
/// a use case refuses.
Partner add_desk(AppOptions const& options, DeskContent const& content);

}  // namespace podpora::app::demo
